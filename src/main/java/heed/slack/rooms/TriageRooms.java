package heed.slack.rooms;

import heed.http.Addresses;
import heed.triage.TriageStore;
import heed.triage.Triaging;
import org.jspecify.annotations.Nullable;

/// What triage in Slack needs of the rooms.
///
/// @param baseUrl where people reach the service, without a slash at the end; null when that is not
///   known, and cards then lead nowhere
public record TriageRooms(Triaging triaging, TriageStore store, @Nullable String baseUrl) {
  /// The address of a feature's page, or nothing.
  public String addressOf(String feature) {
    return baseUrl == null ? "" : baseUrl + "/features/" + Addresses.segment(feature);
  }

  /// The address of the page with an account's value brief, or nothing.
  public String addressOfBrief(String account) {
    return baseUrl == null ? "" : baseUrl + "/accounts/" + Addresses.segment(account) + "/brief";
  }
}
