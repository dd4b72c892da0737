package heed.guilty.loop;

import java.sql.Connection;

/// Talks to a driver.
record SpeaksSql(Connection connection) {}
