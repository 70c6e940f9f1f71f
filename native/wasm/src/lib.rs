//! Nothing: the Wasm is what `build.rs` leaves in the target folder.
