//! The benchmark CLI's command `pallet`, which measures the benchmarks in a runtime's Wasm.
//!
//! The command's own sources are compiled as they are. What is left out of the CLI are its commands for parachains and
//! databases, and with them some 130 crates.

#[allow(dead_code, unused)]
#[path = "../cli/pallet/mod.rs"]
mod pallet;
#[allow(dead_code, unused)]
#[path = "../cli/shared/mod.rs"]
mod shared;

/// What the sources ask of a command that is left out.
mod overhead {
    pub mod command {
        use sc_chain_spec::ChainSpecExtension;
        use serde::{Deserialize, Serialize};

        /// What a chain spec can say besides: nothing here.
        #[derive(Clone, ChainSpecExtension, Deserialize, Serialize)]
        pub struct ParachainExtension {
            pub para_id: Option<u32>,
        }
    }
}

use clap::Parser;
use pallet::PalletCmd;
use sp_runtime::traits::BlakeTwo256;

fn main() -> sc_cli::Result<()> {
    sc_cli::LoggerBuilder::new("info").init()?;
    // The runtime calls no functions of the host beyond those of every Substrate node.
    PalletCmd::parse().run_with_spec::<BlakeTwo256, ()>(None)
}
