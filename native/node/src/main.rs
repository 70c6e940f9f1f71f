//! The node of the Alice chain: it makes, checks, finalises and serves blocks.
//!
//! `cli` and `command` are the command line, `chain_spec` the networks it knows, `service` puts a node together, `consensus` is who
//! makes a block and when it is final, `equivocation` reports who makes two, `rpc` is what it answers. They share `types`.

mod chain_spec;
mod cli;
mod command;
mod consensus;
mod equivocation;
mod rpc;
mod service;
mod types;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
