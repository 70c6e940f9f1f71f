//! The whole runtime, block by block: every call here is a signed transaction that passes the executive.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod calls;
mod chain;
mod epoch;
mod equivocation;
mod genesis;
mod governance;
mod hostile;
mod random;
mod scale;
mod staking;
mod transactions;
mod upgrade;
mod weights;
