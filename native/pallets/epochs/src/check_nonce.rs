//! The nonce check of transactions, which also lets keys that hold nothing in for the calls of an epoch.

use crate::{
    pallet::{Call, Config, Current, Pallet},
    types::Phase,
    weights::WeightInfo as _,
};
use alice_staking::Stake as _;
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use frame_support::{
    dispatch::DispatchInfo,
    pallet_prelude::{TransactionSource, Weight},
    traits::IsSubType,
    DebugNoBound,
};
use frame_system::{CheckNonce as SystemCheckNonce, ExtensionsWeightInfo as _};
use scale_info::TypeInfo;
use sp_runtime::{
    traits::{
        AsSystemOriginSigner, DispatchInfoOf, Dispatchable, One, PostDispatchInfoOf, Saturating,
        TransactionExtension, ValidateResult, Zero,
    },
    transaction_validity::{
        InvalidTransaction, TransactionLongevity, TransactionPriority, TransactionValidityError,
        ValidTransaction,
    },
    DispatchResult,
};

/// Priority of a voter's call: above all that pays, since what a voter misses costs it stake.
const VOTER_PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;
/// Priority of a submission: below the voters' calls.
const MINER_PRIORITY: TransactionPriority = TransactionPriority::MAX / 4;

/// In the place of [`frame_system::CheckNonce`], with its rules, its encoding and its name, so that wallets need nothing
/// new. What it adds:
///
/// - An account that nothing keeps alive (neither providers nor sufficients) may make a call of this pallet if the
///   call's rules admit it. The nonce of such an account counts on in the state, so no transaction works twice. Any
///   other call of it is refused as `frame_system` does.
/// - A call of this pallet that its rules refuse is turned away with `InvalidTransaction::Custom(code)`: it never enters
///   a block, so nobody pays for having been late.
/// - A call that is admitted has priority, is dropped from the pool when its phase ends, and an account has one
///   pending call of a kind.
///
/// Only a call of this pallet itself counts, never one that is wrapped in another.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct CheckNonce<T: Config>(#[codec(compact)] pub T::Nonce);

impl<T: Config> CheckNonce<T> {
    /// For callers that build transactions.
    pub fn from(nonce: T::Nonce) -> Self {
        Self(nonce)
    }

    /// The nonce's own rules, for an account of any kind.
    fn valid_nonce(&self, who: &T::AccountId) -> Result<ValidTransaction, TransactionValidityError> {
        let expected = frame_system::Account::<T>::get(who).nonce;
        if self.0 < expected {
            return Err(InvalidTransaction::Stale.into());
        }
        let requires = if self.0 > expected {
            vec![Encode::encode(&(who, self.0.saturating_sub(One::one())))]
        } else {
            Vec::new()
        };
        Ok(ValidTransaction {
            priority: 0,
            requires,
            provides: vec![Encode::encode(&(who, self.0))],
            longevity: TransactionLongevity::MAX,
            propagate: true,
        })
    }

    /// What the pool is told about a call that is admitted.
    pub(crate) fn with_place_in_pool(
        mut valid: ValidTransaction,
        who: &T::AccountId,
        call: &Call<T>,
    ) -> ValidTransaction {
        let current = Current::<T>::get();
        let kind = match call {
            Call::announce { .. } => 0u8,
            Call::submit { .. } => 1,
            Call::commit { .. } => 2,
            Call::reveal { .. } => 3,
            Call::vote { .. } => 4,
            Call::resume { .. } | Call::__Ignore(..) => 5,
        };
        valid.provides.push(Encode::encode(&(b"alice-epochs", kind, who, current.index)));
        valid.priority = if kind == 1 { MINER_PRIORITY } else { VOTER_PRIORITY };
        if current.phase != Phase::Settle {
            valid.longevity = u64::from(current.deadline.saturating_sub(Pallet::<T>::now())).max(1);
        }
        valid
    }
}

impl<T: Config> fmt::Debug for CheckNonce<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "CheckNonce({:?})", self.0)
    }
}

/// What validation leaves for preparation.
#[derive(DebugNoBound)]
pub enum Val<T: Config> {
    /// The nonce of this account is to be counted on.
    Count(T::AccountId),
    /// The transaction has no signer; the weight is given back.
    Refund(Weight),
}

/// What preparation leaves for the end.
#[derive(Debug)]
pub enum Pre {
    /// The nonce was counted on.
    Counted,
    /// The weight is given back.
    Refund(Weight),
}

impl<T: Config> TransactionExtension<T::RuntimeCall> for CheckNonce<T>
where
    T::RuntimeCall: Dispatchable<Info = DispatchInfo> + IsSubType<Call<T>>,
    <T::RuntimeCall as Dispatchable>::RuntimeOrigin: AsSystemOriginSigner<T::AccountId> + Clone,
{
    const IDENTIFIER: &'static str = "CheckNonce";
    type Implicit = ();
    type Val = Val<T>;
    type Pre = Pre;

    fn weight(&self, call: &T::RuntimeCall) -> Weight {
        let nonce = T::ExtensionsWeightInfo::check_nonce();
        let check = match call.is_sub_type() {
            Some(Call::submit { .. }) => T::WeightInfo::check_submit(),
            Some(Call::reveal { scores, .. }) => T::WeightInfo::check_reveal(scores.len() as u32),
            Some(Call::resume { .. }) => T::WeightInfo::check_vote().saturating_add(T::Stake::elect_weight()),
            Some(_) => T::WeightInfo::check_vote(),
            None => Weight::zero(),
        };
        nonce.saturating_add(check)
    }

    fn validate(
        &self,
        origin: T::RuntimeOrigin,
        call: &T::RuntimeCall,
        _info: &DispatchInfoOf<T::RuntimeCall>,
        _len: usize,
        _self_implicit: Self::Implicit,
        _inherited_implication: &impl Encode,
        _source: TransactionSource,
    ) -> ValidateResult<Self::Val, T::RuntimeCall> {
        let Some(who) = origin.as_system_origin_signer() else {
            return Ok((Default::default(), Val::Refund(self.weight(call)), origin));
        };
        let Some(call) = call.is_sub_type() else {
            let account = frame_system::Account::<T>::get(who);
            if account.providers.is_zero() && account.sufficients.is_zero() {
                return Err(InvalidTransaction::Payment.into());
            }
            return Ok((self.valid_nonce(who)?, Val::Count(who.clone()), origin));
        };
        let valid = match Pallet::<T>::check(who, call) {
            Ok(()) => Self::with_place_in_pool(self.valid_nonce(who)?, who, call),
            Err(refusal) => return Err(InvalidTransaction::Custom(refusal.code()).into()),
        };
        Ok((valid, Val::Count(who.clone()), origin))
    }

    fn prepare(
        self,
        val: Self::Val,
        _origin: &T::RuntimeOrigin,
        _call: &T::RuntimeCall,
        _info: &DispatchInfoOf<T::RuntimeCall>,
        _len: usize,
    ) -> Result<Self::Pre, TransactionValidityError> {
        match val {
            Val::Count(who) => {
                SystemCheckNonce::<T>::prepare_nonce_for_account(&who, self.0).map(|()| Pre::Counted)
            }
            Val::Refund(weight) => Ok(Pre::Refund(weight)),
        }
    }

    fn post_dispatch_details(
        pre: Self::Pre,
        _info: &DispatchInfoOf<T::RuntimeCall>,
        _post_info: &PostDispatchInfoOf<T::RuntimeCall>,
        _len: usize,
        _result: &DispatchResult,
    ) -> Result<Weight, TransactionValidityError> {
        match pre {
            Pre::Counted => Ok(Weight::zero()),
            Pre::Refund(weight) => Ok(weight),
        }
    }
}
