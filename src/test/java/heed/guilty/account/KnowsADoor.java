package heed.guilty.account;

import heed.guilty.pages.APage;

/// A room that knows a door.
record KnowsADoor(APage page) {}
