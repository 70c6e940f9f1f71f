mod course;
mod genesis;
mod parameters;
mod places;
mod random;
mod stake;
mod upgrades;
