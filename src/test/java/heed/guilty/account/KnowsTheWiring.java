package heed.guilty.account;

import heed.guilty.Wiring;

/// A room that reaches for the composition root.
record KnowsTheWiring(Wiring wiring) {}
