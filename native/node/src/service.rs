//! Puts a node together from its parts and starts it.

use crate::{
    consensus::{self, FirstVoters, Validator, JUSTIFICATION_PERIOD},
    equivocation, rpc,
    types::{Backend, Block, BlockImport, Client, GrandpaLink, Hash, Pool, SelectChain},
};
use alice_runtime::RuntimeApi;
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_grandpa::{warp_proof::NetworkProvider, GrandpaPruningFilter};
use sc_network::{config::FullNetworkConfiguration, NetworkBackend};
use sc_service::{
    error::Error, BuildNetworkParams, Configuration, KeystoreContainer, SpawnTasksParams, TaskManager,
    WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::sync::Arc;

/// Messages to telemetry servers that may wait.
const TELEMETRY_BUFFER: usize = 16;

/// What a node is made of before it talks to anybody.
pub struct Parts {
    pub client: Arc<Client>,
    pub backend: Arc<Backend>,
    pub task_manager: TaskManager,
    keystore: KeystoreContainer,
    select_chain: SelectChain,
    import_queue: DefaultImportQueue<Block>,
    pool: Arc<Pool>,
    block_import: BlockImport,
    grandpa_link: GrandpaLink,
    telemetry: Option<Telemetry>,
}

/// Opens the database, or makes it from the chain spec.
pub fn parts(config: &Configuration) -> Result<Parts, Error> {
    let (worker, telemetry) = telemetry(config)?.unzip();
    let handle = || telemetry.as_ref().map(Telemetry::handle);
    let (client, backend, keystore, task_manager) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
        config,
        handle(),
        sc_service::new_wasm_executor(&config.executor),
        vec![Arc::new(GrandpaPruningFilter)],
    )?;
    let client = Arc::new(client);
    if let Some(worker) = worker {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
    }
    let select_chain = LongestChain::new(backend.clone());
    let pool = sc_transaction_pool::Builder::new(
        task_manager.spawn_essential_handle(),
        client.clone(),
        config.role.is_authority().into(),
    )
    .with_options(config.transaction_pool.clone())
    .with_prometheus(config.prometheus_registry())
    .build();
    let (block_import, grandpa_link) = sc_consensus_grandpa::block_import(
        client.clone(),
        JUSTIFICATION_PERIOD,
        &FirstVoters(client.clone()),
        select_chain.clone(),
        handle(),
    )?;
    let import_queue = consensus::import_queue(config, &client, &block_import, &task_manager, handle())?;
    Ok(Parts {
        client,
        backend,
        task_manager,
        keystore,
        select_chain,
        import_queue,
        pool: Arc::new(pool),
        block_import,
        grandpa_link,
        telemetry,
    })
}

/// What reports to telemetry servers, where the command line or the chain spec names any.
fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
    let Some(endpoints) = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty()) else {
        return Ok(None);
    };
    let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
    let telemetry = worker.handle().new_telemetry(endpoints);
    Ok(Some((worker, telemetry)))
}

/// Starts a node over the network `N`; it runs until its task manager ends.
///
/// The session keys of `seeds`, which are public, go into its keystore first: for development only.
pub fn start<N: NetworkBackend<Block, Hash>>(
    config: Configuration,
    seeds: Vec<String>,
) -> Result<TaskManager, Error> {
    let Parts {
        client,
        backend,
        mut task_manager,
        keystore,
        select_chain,
        import_queue,
        pool,
        block_import,
        grandpa_link,
        mut telemetry,
    } = parts(&config)?;
    let (role, name) = (config.role, config.network.node_name.clone());
    let (even_offline, votes) = (config.force_authoring, !config.disable_grandpa);
    let registry = config.prometheus_registry().cloned();
    let (genesis, best) = (client.chain_info().genesis_hash, client.chain_info().best_hash);
    sp_session::generate_initial_session_keys(client.clone(), best, seeds, keystore.keystore())
        .map_err(|error| Error::Application(Box::new(error)))?;

    let mut net_config = FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.clone());
    let metrics = N::register_notification_metrics(registry.as_ref());
    let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
    let (grandpa_config, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
        grandpa_protocol.clone(),
        metrics.clone(),
        net_config.peer_store_handle(),
    );
    net_config.add_notification_protocol(grandpa_config);
    let warp_sync =
        NetworkProvider::new(backend.clone(), grandpa_link.shared_authority_set().clone(), Vec::new());
    let (network, system_rpc_tx, tx_handler_controller, sync, _) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config,
            client: client.clone(),
            transaction_pool: pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;

    let (rpc_client, rpc_pool) = (client.clone(), pool.clone());
    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: client.clone(),
        backend,
        task_manager: &mut task_manager,
        keystore: keystore.keystore(),
        transaction_pool: pool.clone(),
        rpc_builder: Box::new(move |_| {
            rpc::module(rpc_client.clone(), rpc_pool.clone())
                .map_err(|error| Error::Application(error.into()))
        }),
        network: network.clone(),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync.clone(),
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;

    let validator = Validator {
        client,
        pool,
        keystore: keystore.keystore(),
        sync,
        registry,
        telemetry: telemetry.as_ref().map(Telemetry::handle),
    };
    if role.is_authority() {
        let pool = OffchainTransactionPoolFactory::new(validator.pool.clone());
        let watch = equivocation::watch(validator.client.clone(), pool);
        task_manager.spawn_handle().spawn_blocking("equivocations", None, watch);
        validator.author(&task_manager, select_chain, block_import, even_offline)?;
    }
    if votes {
        let protocol = (grandpa_protocol, grandpa_notifications);
        validator.finalise(&task_manager, grandpa_link, role, name, network, protocol)?;
    }
    Ok(task_manager)
}
