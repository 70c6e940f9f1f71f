//! Every call has a weight, and the weights were measured.

use crate::*;
use codec::Decode;
use frame_support::{
    dispatch::GetDispatchInfo,
    traits::{GetCallMetadata, PalletsInfoAccess},
};
use scale_info::{TypeDef, TypeInfo};
use sp_runtime::traits::TrailingZeroInput;
use std::{collections::BTreeSet, fs, path::Path};

/// Pallet, name and weight of every call there is, with the least of arguments: those that zeros encode.
fn calls() -> Vec<(String, String, u64)> {
    let variants = |info: scale_info::Type| match info.type_def {
        TypeDef::Variant(def) => def.variants,
        other => panic!("calls are variants, not {other:?}"),
    };
    let mut calls = Vec::new();
    for pallet in variants(RuntimeCall::type_info()) {
        for call in variants(pallet.fields[0].ty.type_info()) {
            let bytes = [pallet.index, call.index];
            let decoded = RuntimeCall::decode(&mut TrailingZeroInput::new(&bytes)).unwrap();
            assert_eq!(decoded.get_call_metadata().function_name, call.name);
            let weight = decoded.get_dispatch_info().call_weight.ref_time();
            calls.push((pallet.name.to_string(), call.name.to_string(), weight));
        }
    }
    calls
}

#[test]
fn every_call_has_a_measured_weight() {
    // Root's, whom this chain does not have: the pallets ship no measure of them.
    let unmeasured = [("Grandpa", "note_stalled"), ("Utility", "with_weight")];
    let calls = calls();
    let pallets = RuntimeCall::get_module_names();
    assert_eq!(
        calls.len(),
        pallets.iter().map(|name| RuntimeCall::get_call_names(name).len()).sum::<usize>()
    );
    for (pallet, call, weight) in &calls {
        if unmeasured.contains(&(pallet.as_str(), call.as_str())) {
            continue;
        }
        assert!(*weight > 0, "{pallet}.{call} weighs nothing");
        // All weights of the database are whole microseconds; no measure is but by chance.
        let placeholder = weight % 1_000_000 == 0;
        assert!(!placeholder, "{pallet}.{call} weighs {weight} ps, which is a figure that nobody measured");
    }
}

/// The folders of `native/pallets`.
fn own_pallets() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pallets");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

/// The text of a file of one of this repository's pallets.
fn source(pallet: &str, file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pallets").join(pallet).join("src").join(file);
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("there is no {}", path.display()))
}

#[test]
fn no_call_of_ours_borrows_the_weight_of_another() {
    let ours: BTreeSet<&str> = AllPalletsWithSystem::infos()
        .into_iter()
        .filter(|pallet| pallet.module_name.starts_with("alice_"))
        .map(|pallet| pallet.name)
        .collect();
    let mut seen = BTreeSet::new();
    for (pallet, call, weight) in calls() {
        let alone = !ours.contains(pallet.as_str()) || seen.insert((pallet.clone(), weight));
        assert!(alone, "{pallet}.{call} weighs as much as another call of {pallet}, to the picosecond");
    }
}

#[test]
fn the_runtime_lists_the_benchmarks_of_every_pallet_with_calls() {
    // Its benchmarks are in a crate that brings a staking pallet which this runtime does not have.
    let elsewhere = "pallet_session";
    let listed = include_str!("../benchmarks.rs");
    let with_calls = AllPalletsWithSystem::infos()
        .into_iter()
        .filter(|pallet| RuntimeCall::get_module_names().contains(&pallet.name))
        .filter(|pallet| !RuntimeCall::get_call_names(pallet.name).is_empty())
        .map(|pallet| pallet.module_name.to_string())
        .filter(|name| name != elsewhere);
    let ours = own_pallets().into_iter().map(|folder| format!("alice_{folder}"));
    for name in with_calls.chain(ours) {
        assert!(listed.contains(&format!("[{name}, ")), "define_benchmarks! does not list {name}");
    }
}

#[test]
fn the_weights_of_our_pallets_are_what_the_benchmarks_measured() {
    for pallet in own_pallets() {
        let weights = source(&pallet, "weights.rs");
        assert!(
            weights.contains("//! Command: `scripts/bench-weights"),
            "{pallet}: nobody measured weights.rs"
        );
        let benchmarks = source(&pallet, "benchmarking.rs");
        let measured = functions(&benchmarks, "    #[benchmark]\n    fn ");
        assert_eq!(functions(&weights, "\n    fn "), measured, "{pallet}: run scripts/bench-weights");
    }
}

/// The names after each `before`.
fn functions<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    let name = |rest: &'a str| rest.split('(').next().unwrap();
    text.split(before).skip(1).map(name).collect()
}
