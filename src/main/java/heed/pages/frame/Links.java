package heed.pages.frame;

import heed.feature.Feature;
import heed.feature.Status;
import heed.http.Addresses;

/// Where pages stand to which others lead.
public final class Links {
  public static final String FILING = "/requests/new";
  public static final String INBOX = "/inbox";
  public static final String PEOPLE = "/admin/people";
  public static final String PICTURES = "/pictures";

  private Links() {}

  public static String feature(Feature feature) {
    return feature(feature.key());
  }

  public static String feature(String key) {
    return "/features/" + Addresses.segment(key);
  }

  /// Where a decision is made, with this status already chosen. The form takes the focus, which an
  /// address with a fragment would not let it.
  public static String decide(Feature feature, Status status) {
    return feature(feature) + "?decide=" + status.word();
  }

  /// Where it is chosen which feature this one is merged into.
  public static String merge(Feature feature) {
    return feature(feature) + "/merge";
  }

  /// Where it is seen what merging would do.
  public static String merge(Feature feature, Feature into) {
    return merge(feature) + "?into=" + Addresses.value(into.key());
  }

  /// What the addresses of acts in the inbox on a feature begin with.
  public static String triage(Feature feature) {
    return triage(feature.key());
  }

  public static String triage(String key) {
    return INBOX + feature(key);
  }

  public static String account(String key) {
    return "/accounts/" + Addresses.segment(key);
  }

  /// Where the brief of an account stands.
  public static String brief(String key) {
    return account(key) + "/brief";
  }

  /// Where a request of this account is filed.
  public static String fileForAccount(String key) {
    return FILING + "?account=" + Addresses.value(key);
  }

  /// Where a request for this feature is filed.
  public static String fileForFeature(String key) {
    return FILING + "?feature=" + Addresses.value(key);
  }

  /// Where what somebody looked for is filed.
  public static String fileTitled(String text) {
    return FILING + "?title=" + Addresses.value(text);
  }
}
