//! Who makes a block, and when it is final: Aura and GRANDPA.

use crate::types::{Block, BlockImport, Client, GrandpaLink, Pool, SelectChain};
use sc_basic_authorship::ProposerFactory;
use sc_consensus::DefaultImportQueue;
use sc_consensus_aura::{ImportQueueParams, SlotDuration, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
    GenesisAuthoritySetProvider, GrandpaParams, SharedVoterState, VotingRulesBuilder,
};
use sc_network::{service::traits::NetworkService, NotificationService, ProtocolName};
use sc_network_sync::SyncingService;
use sc_service::{config::Role, error::Error, Configuration, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_blockchain::Error as ChainError;
use sp_consensus_aura::{inherents::InherentDataProvider as Slot, sr25519::AuthorityPair};
use sp_consensus_grandpa::AuthorityList;
use sp_keystore::KeystorePtr;
use sp_timestamp::InherentDataProvider as Timestamp;
use std::{sync::Arc, time::Duration};

/// A proof of finality is kept at least every so many blocks, for those who sync without the blocks in between.
pub const JUSTIFICATION_PERIOD: u32 = 512;
/// How long GRANDPA waits before it repeats what it heard.
const GOSSIP_PERIOD: Duration = Duration::from_millis(333);
/// The part of a slot that goes to making its block; the rest is for sending it.
const PROPOSAL_PORTION: f32 = 2.0 / 3.0;

/// What the node's own clock says of a block: its slot and its time.
fn clock(slot_duration: SlotDuration) -> (Slot, Timestamp) {
    let time = Timestamp::from_system_time();
    (Slot::from_timestamp_and_slot_duration(*time, slot_duration), time)
}

/// Who votes on finality from the first block on. A genesis without voters is refused: nothing could ever follow it.
pub struct FirstVoters(pub Arc<Client>);

impl GenesisAuthoritySetProvider<Block> for FirstVoters {
    fn get(&self) -> Result<AuthorityList, ChainError> {
        let voters = GenesisAuthoritySetProvider::<Block>::get(&self.0)?;
        if voters.is_empty() {
            return Err(ChainError::Application(
                "The chain spec names no validators, so it has no blocks yet.".into(),
            ));
        }
        Ok(voters)
    }
}

/// The queue that checks blocks from others: their seals, their inherents, and then the whole of them.
pub fn import_queue(
    config: &Configuration,
    client: &Arc<Client>,
    block_import: &BlockImport,
    tasks: &TaskManager,
    telemetry: Option<TelemetryHandle>,
) -> Result<DefaultImportQueue<Block>, Error> {
    let slot_duration = sc_consensus_aura::slot_duration(&**client)?;
    let queue = sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
        block_import: block_import.clone(),
        justification_import: Some(Box::new(block_import.clone())),
        client: client.clone(),
        create_inherent_data_providers: move |_, ()| async move { Ok(clock(slot_duration)) },
        spawner: &tasks.spawn_essential_handle(),
        registry: config.prometheus_registry(),
        check_for_equivocation: Default::default(),
        telemetry,
        compatibility_mode: Default::default(),
    })?;
    Ok(queue)
}

/// What authoring and finality both need of the node.
pub struct Validator {
    pub client: Arc<Client>,
    pub pool: Arc<Pool>,
    pub keystore: KeystorePtr,
    pub sync: Arc<SyncingService<Block>>,
    pub registry: Option<substrate_prometheus_endpoint::Registry>,
    pub telemetry: Option<TelemetryHandle>,
}

impl Validator {
    /// Makes a block in each slot whose key is in the keystore. `even_offline` makes them without peers too.
    pub fn author(
        &self,
        tasks: &TaskManager,
        select_chain: SelectChain,
        block_import: BlockImport,
        even_offline: bool,
    ) -> Result<(), Error> {
        let slot_duration = sc_consensus_aura::slot_duration(&*self.client)?;
        let proposer_factory = ProposerFactory::new(
            tasks.spawn_handle(),
            self.client.clone(),
            self.pool.clone(),
            self.registry.as_ref(),
            self.telemetry.clone(),
        );
        let authoring =
            sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
                slot_duration,
                client: self.client.clone(),
                select_chain,
                block_import,
                proposer_factory,
                sync_oracle: self.sync.clone(),
                justification_sync_link: self.sync.clone(),
                create_inherent_data_providers: move |_, ()| async move { Ok(clock(slot_duration)) },
                force_authoring: even_offline,
                backoff_authoring_blocks: None::<()>,
                keystore: self.keystore.clone(),
                block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
                max_block_proposal_slot_portion: None,
                telemetry: self.telemetry.clone(),
                compatibility_mode: Default::default(),
            })?;
        tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), authoring);
        Ok(())
    }

    /// Follows the votes on finality, and votes where the node is a validator with a key of the present set.
    pub fn finalise(
        self,
        tasks: &TaskManager,
        link: GrandpaLink,
        role: Role,
        name: String,
        network: Arc<dyn NetworkService>,
        (protocol_name, notification_service): (ProtocolName, Box<dyn NotificationService>),
    ) -> Result<(), Error> {
        let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
            config: sc_consensus_grandpa::Config {
                gossip_duration: GOSSIP_PERIOD,
                justification_generation_period: JUSTIFICATION_PERIOD,
                observer_enabled: false,
                keystore: role.is_authority().then_some(self.keystore),
                local_role: role,
                name: Some(name),
                telemetry: self.telemetry.clone(),
                protocol_name,
            },
            link,
            network,
            sync: self.sync,
            notification_service,
            voting_rule: VotingRulesBuilder::default().build(),
            prometheus_registry: self.registry,
            shared_voter_state: SharedVoterState::empty(),
            telemetry: self.telemetry,
            offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(self.pool),
        })?;
        tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
        Ok(())
    }
}
