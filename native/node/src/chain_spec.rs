//! The networks that the node knows, and how others are read.

use sc_service::{ChainSpec, GenericChainSpec};

const MAIN: &[u8] = include_bytes!("../../../chain-spec/main.raw.json");
const DEVELOPMENT: &[u8] = include_bytes!("../../../chain-spec/development.raw.json");

/// Bootstrap validators in the development network's genesis: `validators` in `chain-spec/presets/development.json`.
const DEVELOPMENT_VALIDATORS: u32 = 3;

/// Finds a chain spec: `main` (also without a name), `dev` or `local` for the development network, or else the path of a file.
pub fn load(id: &str) -> Result<Box<dyn ChainSpec>, String> {
    let spec: GenericChainSpec = match id {
        "" | "main" => GenericChainSpec::from_json_bytes(MAIN)?,
        "dev" | "local" => GenericChainSpec::from_json_bytes(DEVELOPMENT)?,
        path => GenericChainSpec::from_json_file(path.into())?,
    };
    Ok(Box::new(spec))
}

/// Secrets of the development network's bootstrap validators: paths of the public development phrase.
pub fn development_seeds() -> Vec<String> {
    (0..DEVELOPMENT_VALIDATORS).map(|index| format!("//Validator//{index}")).collect()
}
