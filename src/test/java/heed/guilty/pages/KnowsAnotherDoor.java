package heed.guilty.pages;

import heed.guilty.slack.AMessage;

/// A door that knows another.
record KnowsAnotherDoor(AMessage message) {}
