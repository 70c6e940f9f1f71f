//! Carries out what the command line asks for.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    service,
    types::{Block, Hash},
};
use sc_cli::{Result, SubstrateCli};
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::ChainSpec;

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "Alice Node".into()
    }

    fn impl_version() -> String {
        env!("CARGO_PKG_VERSION").into()
    }

    fn description() -> String {
        env!("CARGO_PKG_DESCRIPTION").into()
    }

    fn author() -> String {
        "the people of Alice".into()
    }

    fn support_url() -> String {
        "README.md of the source".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
        chain_spec::load(id)
    }
}

/// Reads the command line and does what it says. Returns when that is done, or when the node was told to end.
pub fn run() -> Result<()> {
    let cli = Cli::from_args();
    match &cli.subcommand {
        None => run_node(&cli),
        Some(Subcommand::Key(command)) => command.run(&cli),
        Some(Subcommand::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
        Some(Subcommand::PurgeChain(command)) => {
            cli.create_runner(command)?.sync_run(|config| command.run(config.database))
        }
        Some(Subcommand::Revert(command)) => cli.create_runner(command)?.async_run(|config| {
            let parts = service::parts(&config)?;
            let forget_votes =
                Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?));
            Ok((command.run(parts.client, parts.backend, Some(forget_votes)), parts.task_manager))
        }),
    }
}

fn run_node(cli: &Cli) -> Result<()> {
    let seeds = if cli.run.shared_params.dev { chain_spec::development_seeds() } else { Vec::new() };
    cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
        if !seeds.is_empty() {
            config.dev_key_seed = None;
        }
        let node = match config.network.network_backend {
            NetworkBackendType::Litep2p => service::start::<Litep2pNetworkBackend>(config, seeds),
            NetworkBackendType::Libp2p => service::start::<NetworkWorker<Block, Hash>>(config, seeds),
        };
        node.map_err(sc_cli::Error::Service)
    })
}
