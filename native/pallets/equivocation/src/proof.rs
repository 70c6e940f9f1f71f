//! What proves that somebody made two blocks in one slot.

use sp_consensus_aura::{
    digests::CompatibleDigestItem,
    sr25519::{AuthorityId, AuthoritySignature},
    Slot,
};
use sp_consensus_slots::EquivocationProof;
use sp_runtime::{traits::Header, RuntimeAppPublic};

/// The slot that a header says it was made in. There must be one, and no second.
pub fn slot_of<H: Header>(header: &H) -> Option<Slot> {
    let items = header.digest().logs().iter();
    let mut slots = items.filter_map(CompatibleDigestItem::<AuthoritySignature>::as_aura_pre_digest);
    let slot = slots.next()?;
    slots.next().is_none().then_some(slot)
}

/// Whether `author` has sealed this header, for this slot.
fn is_sealed<H: Header>(mut header: H, slot: Slot, author: &AuthorityId) -> bool {
    let seal = header.digest_mut().pop();
    let Some(seal) = seal.as_ref().and_then(CompatibleDigestItem::<AuthoritySignature>::as_aura_seal) else {
        return false;
    };
    slot_of(&header) == Some(slot) && author.verify(&header.hash(), &seal)
}

/// Whether both headers are sealed by the offender for the slot, and are two.
///
/// Two seals of the same block count: to the network these are two blocks.
pub fn is_equivocation<H: Header>(proof: &EquivocationProof<H, AuthorityId>) -> bool {
    let EquivocationProof { offender, slot, first_header: first, second_header: second } = proof;
    first.hash() != second.hash()
        && is_sealed(first.clone(), *slot, offender)
        && is_sealed(second.clone(), *slot, offender)
}
