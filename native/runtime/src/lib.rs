//! The runtime of the Alice chain: what every node executes and agrees on.
//!
//! `configs` sets the parameters of each pallet, `migrations` lists what a chain with an older runtime's state has to change, `transactions` says how a transaction is checked and paid for, `apis` is what
//! nodes and programs can call.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod migrations;
mod transactions;

use alloc::vec::Vec;
use sp_runtime::{
    generic, impl_opaque_keys,
    traits::{BlakeTwo256, IdentifyAccount, Verify},
    MultiAddress, MultiSignature,
};
use sp_version::{runtime_version, RuntimeVersion};

pub use transactions::TxExtension;

/// A block's number.
pub type BlockNumber = u32;
/// An amount in plancks: 1 ALICE is 10^12.
pub type Balance = u128;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// A hash as the chain's own data uses it (blake2b-256).
pub type Hash = sp_core::H256;
/// A signature: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// An account: the public key, or its hash for ECDSA.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An account as it stands in a transaction.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A transaction or an inherent.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signature is made over.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// What carries a block out.
pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

/// Milliseconds from one block to the next.
pub const MILLISECONDS_PER_BLOCK: u64 = 6_000;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 600;
/// Blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// Plancks in an ALICE.
pub const ALICE: Balance = 1_000_000_000_000;
/// A thousandth of an ALICE.
pub const MILLIALICE: Balance = ALICE / 1_000;

impl_opaque_keys! {
    /// The keys that a validator signs blocks and finality with.
    pub struct SessionKeys {
        pub aura: Aura,
        pub grandpa: Grandpa,
    }
}

/// The version of the runtime: `spec_version` grows with every change of its rules, `transaction_version` with every change of
/// how a transaction is encoded. 1 was the first; 2 adds governance and reports of two blocks in
/// a slot, and staking counts the stake that votes, defers slashes and chills who is absent; 3 has delegators claim what they earn.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: alloc::borrow::Cow::Borrowed("alice"),
    impl_name: alloc::borrow::Cow::Borrowed("alice"),
    authoring_version: 1,
    spec_version: 3,
    impl_version: 1,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

// Genesis is built in this order: the session asks staking for the first validators.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(2)]
    pub type Aura = pallet_aura;
    #[runtime::pallet_index(3)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(4)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(5)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(6)]
    pub type SkipFeelessPayment = pallet_skip_feeless_payment;
    #[runtime::pallet_index(7)]
    pub type Staking = alice_staking;
    #[runtime::pallet_index(8)]
    pub type Offences = pallet_offences;
    #[runtime::pallet_index(9)]
    pub type Historical = pallet_session::historical;
    #[runtime::pallet_index(10)]
    pub type Session = pallet_session;
    #[runtime::pallet_index(11)]
    pub type Grandpa = pallet_grandpa;
    #[runtime::pallet_index(12)]
    pub type Minting = alice_minting;
    #[runtime::pallet_index(13)]
    pub type Epochs = alice_epochs;
    #[runtime::pallet_index(14)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(15)]
    pub type Proxy = pallet_proxy;
    #[runtime::pallet_index(16)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(17)]
    pub type Governance = alice_governance;
    #[runtime::pallet_index(18)]
    pub type Equivocation = alice_equivocation;
}

#[cfg(any(test, feature = "try-runtime"))]
pub mod invariants;
#[cfg(test)]
mod tests;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
