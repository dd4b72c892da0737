package heed.guilty.platform;

import heed.guilty.account.AnAccount;

/// A cellar that knows a room.
record KnowsARoom(AnAccount account) {}
