package heed.guilty.account;

/// Says nothing.
final class AccountManager {}
