package heed.guilty.pages;

import com.slack.api.Slack;

/// A door that talks to Slack behind its back.
record CallsSlack(Slack slack) {}
