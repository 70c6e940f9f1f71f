//! What the chain begins with.

use super::chain::*;
use crate::*;

#[test]
fn nobody_has_anything() {
    Chain::new().read(|| {
        assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), 0);
        assert_eq!(
            frame_system::Account::<Runtime>::iter_values().map(|account| account.data.free).sum::<Balance>(),
            0
        );
    });
}

#[test]
fn the_named_validators_hold_the_seats() {
    Chain::new().read(|| {
        let mut expected = VALIDATORS.map(|key| key.to_account_id()).to_vec();
        expected.sort();
        let mut seats = pallet_session::Validators::<Runtime>::get();
        seats.sort();
        assert_eq!(seats, expected);
        assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 3);
        assert_eq!(Grandpa::grandpa_authorities().len(), 3);
        let mut voters =
            alice_epochs::Voters::<Runtime>::get().into_iter().map(|(who, _)| who).collect::<Vec<_>>();
        voters.sort();
        assert_eq!(voters, expected);
    });
}

#[test]
fn the_inscription_is_in_state() {
    Chain::new().read(|| {
        assert_eq!(alice_epochs::Inscription::<Runtime>::get().into_inner(), INSCRIPTION.as_bytes());
    });
}

#[test]
fn a_configuration_that_names_what_is_not_there_is_refused() {
    let mut config = genesis();
    config["epochs"]["lenghts"] = config["epochs"]["lengths"].take();
    let mut ext = sp_io::TestExternalities::default();
    ext.execute_with(|| {
        let json = serde_json::to_vec(&config).unwrap();
        let error =
            frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(json).unwrap_err();
        assert!(error.contains("lenghts"), "{error}");
    });
}
