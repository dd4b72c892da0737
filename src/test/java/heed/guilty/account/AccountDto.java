package heed.guilty.account;

/// Says nothing either.
final class AccountDto {}
