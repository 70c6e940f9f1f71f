//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// A validator.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Validator {
    /// The part of its rewards that it keeps before it shares the rest with those who delegate to it, unless a [`Raise`] counts.
    pub commission: Perbill,
    /// Its own stake, in plancks.
    pub bond: u128,
    /// The sum of the delegations to it, in plancks.
    pub delegated: u128,
    /// Whether it stands aside: a chilled validator is not elected.
    pub chilled: bool,
}

impl Validator {
    /// Its bond and the delegations to it, in plancks.
    pub fn stake(&self) -> u128 {
        // Both are part of the total issuance, so that the sum cannot saturate.
        self.bond.saturating_add(self.delegated)
    }
}

/// A higher commission that a validator has announced.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Raise<BlockNumber> {
    pub commission: Perbill,
    /// The block from which on it counts.
    pub due: BlockNumber,
}

/// What a delegator has with a validator. Without an amount it is kept until what is owed is claimed.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Delegation {
    /// Its stake, in plancks.
    pub amount: u128,
    /// The [`Pool::per_planck`] up to which its rewards are counted in `owed`.
    pub counted: u128,
    /// Rewards that are counted and not claimed, in attoplancks (10^-18 plancks).
    pub owed: u128,
}

/// The rewards of a validator's delegators, from the first since nobody was owed any.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pool {
    /// What a planck that was delegated all the time has earned, in attoplancks (10^-18 plancks).
    pub per_planck: u128,
    /// What could not be shared evenly and is shared the next time, in attoplancks.
    pub rest: u128,
    /// What of the pot is theirs, in plancks: all that is owed to them, and the rest.
    pub funds: u128,
}

/// Stake that was taken back and can be withdrawn, and no longer be slashed, from block `until` on.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Chunk<AccountId, BlockNumber> {
    /// The validator for whose faults it is still liable.
    pub validator: AccountId,
    /// In plancks.
    pub amount: u128,
    pub until: BlockNumber,
}

/// A slash that is known and not yet applied.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct UnappliedSlash<BlockNumber> {
    /// The part of the stake that it takes.
    pub fraction: Perbill,
    /// The block in which it was noted: what was liable then stays so until it is applied.
    pub noted: BlockNumber,
    /// The block from which on it is applied.
    pub due: BlockNumber,
}
