//! Slashes that are known before they bite.
//!
//! An offence chills the offender at once and leaves a slash that comes due `SlashDelay` blocks later. One a block is
//! applied, in the order in which they were noted. Until then everybody can see it, the offender cannot stand for the
//! validator set, and what was liable when it was noted stays so: it cannot be withdrawn. Nothing cancels a slash.

use crate::*;
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, Perbill};
use sp_staking::{
    offence::{OffenceDetails, OnOffenceHandler},
    SessionIndex,
};

impl<T: Config> Pallet<T> {
    /// Notes that an offence of `session` costs `who` the part `fraction` of its stake. Of one session the worst offence
    /// counts, whatever comes to light in whatever order: a validator that runs twice by mistake pays once, not for
    /// each of its slots.
    pub(crate) fn note_offence(who: &T::AccountId, fraction: Perbill, session: SessionIndex) {
        let known = Punished::<T>::get(session, who);
        let more = fraction.saturating_sub(known);
        if more.is_zero() {
            return;
        }
        Punished::<T>::insert(session, who, fraction);
        let slash = match Unapplied::<T>::get(who) {
            Some(noted) => UnappliedSlash { fraction: noted.fraction.saturating_add(more), ..noted },
            None => Self::enqueue(who, more),
        };
        Unapplied::<T>::insert(who, &slash);
        Self::deposit_event(Event::SlashNoted {
            validator: who.clone(),
            session,
            fraction: slash.fraction,
            due: slash.due,
        });
        if let Some(mut validator) = Validators::<T>::get(who).filter(|validator| !validator.chilled) {
            Self::stand_aside(who, &mut validator);
            Validators::<T>::insert(who, validator);
        }
    }

    /// Gives `who` the last place among those who are to be slashed.
    fn enqueue(who: &T::AccountId, fraction: Perbill) -> UnappliedSlash<BlockNumberFor<T>> {
        SlashPlaces::<T>::mutate(|(_, end)| {
            SlashQueue::<T>::insert(*end, who);
            *end = end.saturating_add(1);
        });
        let noted = frame_system::Pallet::<T>::block_number();
        UnappliedSlash { fraction, noted, due: noted.saturating_add(T::SlashDelay::get()) }
    }

    /// Applies the first slash of the queue, if it is due by `now`. Answers with whether it was.
    pub(crate) fn apply_due(now: BlockNumberFor<T>) -> bool {
        let (first, end) = SlashPlaces::<T>::get();
        let Some(who) = SlashQueue::<T>::get(first) else { return false };
        let Some(slash) = Unapplied::<T>::get(&who).filter(|slash| slash.due <= now) else { return false };
        SlashPlaces::<T>::put((first.saturating_add(1), end));
        SlashQueue::<T>::remove(first);
        Self::slash(&who, slash.fraction, slash.noted);
        Unapplied::<T>::remove(&who);
        true
    }

    /// Whether a chunk is due, and answers for no slash that was noted before it was.
    pub(crate) fn is_free(chunk: &ChunkOf<T>, now: BlockNumberFor<T>) -> bool {
        chunk.until <= now
            && Unapplied::<T>::get(&chunk.validator).is_none_or(|slash| slash.noted >= chunk.until)
    }

    /// Forgets what the offences of a session cost: it is so long past that none can be reported any more.
    pub(crate) fn forget_offences(session: SessionIndex) {
        // No more validators had a seat.
        let _ = Punished::<T>::clear_prefix(session, T::MaxValidators::get(), None);
    }
}

/// An equivocation is noted.
impl<T: Config, FullIdentification> OnOffenceHandler<T::AccountId, (T::AccountId, FullIdentification), Weight>
    for Pallet<T>
{
    fn on_offence(
        offenders: &[OffenceDetails<T::AccountId, (T::AccountId, FullIdentification)>],
        slash_fraction: &[Perbill],
        session: SessionIndex,
    ) -> Weight {
        let mut weight = Weight::zero();
        for (details, fraction) in offenders.iter().zip(slash_fraction) {
            Self::note_offence(&details.offender.0, *fraction, session);
            weight = weight.saturating_add(T::WeightInfo::note_offence());
        }
        weight
    }
}
