//! Watches for two blocks of one validator in one slot, and reports them.
//!
//! Aura's import checks the seal of every block, and of a second block in a slot it only writes to the log. Here the sealed
//! headers of the last slots are remembered, those of blocks on other branches too. Two of one slot and author go to the
//! runtime with a proof of whose key it is; the runtime puts the report into this node's pool, and the node's next
//! block carries it. All validators do so, and the chain takes the first report.

use crate::types::{Block, Client};
use alice_equivocation::{runtime_api::EquivocationApi, slot_of};
use alice_runtime::Header;
use futures::StreamExt;
use sc_client_api::BlockchainEvents;
use sc_consensus_aura::standalone::slot_author;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_consensus_aura::{
    sr25519::{AuthorityId, AuthorityPair},
    AuraApi, Slot,
};
use sp_consensus_slots::EquivocationProof;
use std::{
    collections::{btree_map::Entry, BTreeMap},
    sync::Arc,
};

/// Slots that are remembered: two hours. Blocks of older ones are final.
const SLOTS_KEPT: u64 = 1_200;

/// The first block of each author in each of the last slots.
#[derive(Default)]
struct Seen(BTreeMap<(Slot, AuthorityId), First>);

struct First {
    header: Header,
    /// Whether a second one has been reported.
    reported: bool,
}

impl Seen {
    /// Remembers a block. Answers with an earlier one, if this is its author's second in the slot; of a third nothing is
    /// said.
    fn note(&mut self, slot: Slot, author: AuthorityId, header: &Header) -> Option<Header> {
        let earlier = match self.0.entry((slot, author)) {
            Entry::Vacant(place) => {
                place.insert(First { header: header.clone(), reported: false });
                None
            }
            Entry::Occupied(mut first)
                if !first.get().reported && first.get().header.hash() != header.hash() =>
            {
                first.get_mut().reported = true;
                Some(first.get().header.clone())
            }
            Entry::Occupied(_) => None,
        };
        if let Some(newest) = self.0.last_key_value().map(|((slot, _), _)| *slot) {
            while let Some(oldest) = self.0.first_entry() {
                if oldest.key().0.saturating_add(SLOTS_KEPT) > newest {
                    break;
                }
                oldest.remove();
            }
        }
        earlier
    }
}

/// Watches all blocks that come in, for as long as the node runs.
pub async fn watch(client: Arc<Client>, pool: OffchainTransactionPoolFactory<Block>) {
    let mut seen = Seen::default();
    let mut imported = client.import_notification_stream();
    while let Some(block) = imported.next().await {
        let header = &block.header;
        match author_of(&client, header) {
            Ok(Some((slot, author))) => {
                if let Some(first_header) = seen.note(slot, author.clone(), header) {
                    let second_header = header.clone();
                    let proof = EquivocationProof { offender: author, slot, first_header, second_header };
                    report(&client, &pool, proof);
                }
            }
            Ok(None) => {}
            Err(error) => log::warn!("Whose block {} is cannot be told: {error}", block.hash),
        }
    }
}

/// The slot of a header, and whose slot it was on its branch.
fn author_of(client: &Client, header: &Header) -> Result<Option<(Slot, AuthorityId)>, ApiError> {
    let Some(slot) = slot_of(header) else { return Ok(None) };
    let authorities = client.runtime_api().authorities(header.parent_hash)?;
    Ok(slot_author::<AuthorityPair>(slot, &authorities).map(|author| (slot, author.clone())))
}

/// Has the runtime put a report into the pool.
fn report(
    client: &Client,
    pool: &OffchainTransactionPoolFactory<Block>,
    proof: EquivocationProof<Header, AuthorityId>,
) {
    let slot = proof.slot;
    log::warn!("{} made two blocks in slot {slot}", proof.offender);
    // The session of the slot is the one of the block before; at its end the branches may differ.
    let best = client.info().best_hash;
    let places = [proof.first_header.parent_hash, proof.second_header.parent_hash, best];
    let mut last = None;
    for at in places {
        match submit(client, pool, &proof, at, best) {
            Ok(true) => return log::info!("Reported the two blocks of slot {slot}"),
            Ok(false) => {}
            Err(error) => last = Some(error),
        }
    }
    match last {
        Some(error) => log::warn!("The two blocks of slot {slot} could not be reported: {error}"),
        None => log::info!("The two blocks of slot {slot} are reported already, or cannot be"),
    }
}

/// Submits a report with the proof that the key was a validator's at `at`. Answers with whether the pool took it.
fn submit(
    client: &Client,
    pool: &OffchainTransactionPoolFactory<Block>,
    proof: &EquivocationProof<Header, AuthorityId>,
    at: alice_runtime::Hash,
    best: alice_runtime::Hash,
) -> Result<bool, ApiError> {
    let Some(owner) = client.runtime_api().key_ownership_proof(at, proof.offender.clone())? else {
        return Ok(false);
    };
    let mut api = client.runtime_api();
    api.register_extension(pool.offchain_transaction_pool(best));
    Ok(api.submit_report(best, proof.clone(), owner)?.is_some())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use sp_runtime::traits::Header as _;

    fn header(root: u8) -> Header {
        let root = alice_runtime::Hash::repeat_byte(root);
        Header::new(1, root, root, root, Default::default())
    }

    fn author(number: u8) -> AuthorityId {
        sp_core::sr25519::Public::from_raw([number; 32]).into()
    }

    #[test]
    fn the_second_block_of_an_author_in_a_slot_is_told_once_with_the_first() {
        let mut seen = Seen::default();
        let slot = Slot::from(100);
        assert_eq!(seen.note(slot, author(1), &header(1)), None);
        assert_eq!(seen.note(slot, author(1), &header(1)), None, "the same block again");
        assert_eq!(seen.note(slot, author(2), &header(2)), None, "another author");
        assert_eq!(seen.note(slot + 1, author(1), &header(3)), None, "another slot");
        assert_eq!(seen.note(slot, author(1), &header(4)), Some(header(1)));
        assert_eq!(seen.note(slot, author(1), &header(5)), None, "reported");
        assert_eq!(seen.note(slot + 1, author(1), &header(5)), Some(header(3)));
    }

    #[test]
    fn old_slots_are_forgotten() {
        let mut seen = Seen::default();
        for slot in 0..3 * SLOTS_KEPT {
            assert_eq!(seen.note(Slot::from(slot), author(1), &header(1)), None);
            assert!(seen.0.len() as u64 <= SLOTS_KEPT);
        }
        assert_eq!(seen.note(Slot::from(2 * SLOTS_KEPT), author(1), &header(2)), Some(header(1)));
        assert_eq!(seen.note(Slot::from(2 * SLOTS_KEPT - 1), author(1), &header(2)), None);
        assert_eq!(seen.0.len() as u64, SLOTS_KEPT);
    }
}
