//! Runs the runtime's `try_state` on the state of a network.
//!
//! Reads `{ "top": { key: value } }` with hex strings, as `chain-spec/released/alice-2.json` has it, from standard input. Prints a sentence for each
//! invariant that does not hold, and for each entry that cannot be decoded, and then exits with 1; with 2 where it could not look.
//! `scripts/try-state` feeds it with the state of a running node.

use alice_runtime::{invariants::try_supply, AllPalletsWithSystem, System, VERSION};
use frame_support::traits::{PalletsInfoAccess, TryDecodeEntireStorage, TryState, TryStateSelect};
use sp_core::bytes::from_hex;
use std::{collections::BTreeMap, io::Read, process::ExitCode};

fn main() -> ExitCode {
    match checked() {
        Ok(breaches) if breaches.is_empty() => ExitCode::SUCCESS,
        Ok(breaches) => {
            breaches.iter().for_each(|breach| println!("{breach}"));
            ExitCode::from(1)
        }
        Err(reason) => {
            eprintln!("try_state: {reason}");
            ExitCode::from(2)
        }
    }
}

/// What does not hold in the state on standard input; an error says why that cannot be told.
fn checked() -> Result<Vec<String>, String> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let top = entries(&input).map_err(|reason| format!("this is no state: {reason}"))?;
    let storage = sp_storage::Storage { top, children_default: Default::default() };
    sp_io::TestExternalities::new(storage).execute_with(|| {
        let found = System::last_runtime_upgrade_spec_version();
        // The genesis has none.
        if found != 0 && found != VERSION.spec_version {
            return Err(format!(
                "the state is of runtime {found}, and this is runtime {}",
                VERSION.spec_version
            ));
        }
        Ok(breaches())
    })
}

/// The entries of a state by their keys.
fn entries(state: &str) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, String> {
    let state: serde_json::Value = serde_json::from_str(state).map_err(|error| error.to_string())?;
    let bytes = |hex: &str| from_hex(hex).map_err(|error| error.to_string());
    let top = state.get("top").and_then(|top| top.as_object()).ok_or("it has no \"top\"")?;
    top.iter()
        .map(|(key, value)| {
            let value = value.as_str().ok_or_else(|| format!("the value of {key} is no string"))?;
            Ok((bytes(key)?, bytes(value)?))
        })
        .collect()
}

/// What does not hold in the state at hand.
fn breaches() -> Vec<String> {
    let number = System::block_number();
    let mut found = Vec::new();
    for pallet in AllPalletsWithSystem::infos() {
        let one = TryStateSelect::Only(vec![pallet.name.as_bytes().to_vec()]);
        if let Err(error) = AllPalletsWithSystem::try_state(number, one) {
            let reason: &str = error.into();
            found.push(format!("{}: {reason}", pallet.name));
        }
    }
    if let Err(error) = try_supply(number) {
        let reason: &str = error.into();
        found.push(format!("supply: {reason}"));
    }
    if let Err(errors) = AllPalletsWithSystem::try_decode_entire_state() {
        found.extend(errors.iter().map(|error| error.to_string()));
    }
    found
}
