//! Benchmarks of what this pallet does inside a block.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::traits::fungible::{Inspect, Mutate};

/// Owes a million plancks above the existential deposit.
fn owe<T: Config>() -> Result<u128, BenchmarkError> {
    let due = Pallet::<T>::settle(1_000)?;
    Ok(due.min(T::Currency::minimum_balance().saturating_add(1_000_000)))
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn settle() -> Result<(), BenchmarkError> {
        Pallet::<T>::defer(1_000)?;

        #[block]
        {
            Pallet::<T>::settle(2_000)?;
        }

        assert_eq!(Accounted::<T>::get(), 2_000);
        Ok(())
    }

    #[benchmark]
    fn pay() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("earner", 0, 0);
        let amount = owe::<T>()?;

        #[block]
        {
            Pallet::<T>::pay(&who, amount)?;
        }

        assert_eq!(Income::<T>::get(&who), amount);
        Ok(())
    }

    #[benchmark]
    fn count_burnt() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("earner", 0, 0);
        let amount = owe::<T>()?;
        Pallet::<T>::pay(&who, amount)?;
        T::Currency::set_balance(&who, 0);

        #[block]
        {
            Pallet::<T>::count_burnt();
        }

        assert_eq!(Burnt::<T>::get(), amount);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
