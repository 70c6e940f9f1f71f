//! What the chain begins with.

use crate::{
    mock::*,
    types::{Phase, SignConvention},
    *,
};
use codec::Decode;
use frame_support::traits::{BuildGenesisConfig, PalletInfoAccess};
use sp_core::H256;

const INSCRIPTION: &str = "One\nTwo\n\nThree — four.";

#[test]
fn reads_its_configuration_from_json() {
    let json = serde_json::json!({
        "inscription": INSCRIPTION,
        "model": {
            "name": "tiny", "parameters": 804_097, "budget": 65_536,
            "description": H256::repeat_byte(1), "manifest": H256::repeat_byte(2), "seed": H256::repeat_byte(3),
        },
        "base": H256::repeat_byte(4),
        "lengths": { "submit": 5, "score": 6, "reveal": 7, "vote": 8 },
        "minDifficulty": 9,
        "deposit": 10,
    });
    let config: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
    sp_io::TestExternalities::default().execute_with(|| {
        config.build();
        assert_eq!(Inscription::<Test>::get().as_slice(), INSCRIPTION.as_bytes());
        let model = Model::<Test>::get();
        assert_eq!((model.name.as_slice(), model.parameters, model.budget), (&b"tiny"[..], 804_097, 65_536));
        assert_eq!(model.description, H256::repeat_byte(1));
        assert_eq!(model.manifest, H256::repeat_byte(2));
        assert_eq!(model.seed, H256::repeat_byte(3));
        assert_eq!(Base::<Test>::get(), H256::repeat_byte(4));
        let lengths = Lengths::<Test>::get();
        assert_eq!((lengths.submit, lengths.score, lengths.reveal, lengths.vote), (5, 6, 7, 8));
        assert_eq!((Difficulty::<Test>::get(), MinDifficulty::<Test>::get()), (9, 9));
        assert_eq!(Deposit::<Test>::get(), 10);
    });
}

#[test]
fn refuses_a_configuration_with_a_typo() {
    let misspelt = serde_json::json!({ "lengths": { "submit": 5, "score": 6, "reveal": 7, "votes": 8 } });
    assert!(serde_json::from_value::<GenesisConfig<Test>>(misspelt).is_err());
}

#[test]
#[should_panic(expected = "a phase has no block")]
fn refuses_a_phase_without_blocks() {
    let mut config = genesis();
    config.lengths.reveal = 0;
    sp_io::TestExternalities::default().execute_with(|| config.build());
}

#[test]
#[should_panic(expected = "the inscription is too long")]
fn refuses_an_inscription_without_end() {
    let config = GenesisConfig::<Test> { inscription: "x".repeat(1025), ..genesis() };
    sp_io::TestExternalities::default().execute_with(|| config.build());
}

#[test]
fn epoch_0_starts_in_block_1() {
    with_voters(&[3, 2], || {
        let current = Current::<Test>::get();
        assert_eq!((current.index, current.phase, current.started), (0, Phase::Submit, 1));
        assert_eq!(current.deadline, 1 + LENGTHS.submit);
        assert_eq!(current.randomness, block_hash(0));
        assert_eq!(Voters::<Test>::get().into_inner(), vec![(VOTER, 3), (VOTER + 1, 2)]);
        let started = Event::EpochStarted {
            epoch: 0,
            base: base(0),
            randomness: block_hash(0),
            deadline: current.deadline,
        };
        assert_eq!(events(), vec![started]);
    });
}

#[test]
fn the_metadata_states_the_sign_convention() {
    let constants = Epochs::pallet_constants_metadata();
    let constant = constants.iter().find(|constant| constant.name == "SignConvention").unwrap();
    assert_eq!(SignConvention::decode(&mut &constant.value[..]), Ok(SignConvention::StartMinusEnd));
    assert_eq!(Epochs::name(), "Epochs");
}
