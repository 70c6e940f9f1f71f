//! What the command line takes.

use sc_cli::{ExportChainSpecCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd};

/// Without a subcommand, a node runs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    #[command(flatten)]
    pub run: RunCmd,
}

/// What can be done instead of running a node; none of it needs a peer.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Make, look at and store keys
    #[command(subcommand)]
    Key(KeySubcommand),

    /// Write the chain spec that a node would start from
    ExportChainSpec(ExportChainSpecCmd),

    /// Delete a chain's blocks and state; keys stay
    PurgeChain(PurgeChainCmd),

    /// Take the newest blocks back, down to the finalised one at most
    Revert(RevertCmd),
}
