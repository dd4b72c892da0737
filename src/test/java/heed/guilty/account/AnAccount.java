package heed.guilty.account;

/// A room's fact.
public final class AnAccount {}
