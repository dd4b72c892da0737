package heed.openid;

import org.jspecify.annotations.Nullable;

/// What came of asking a provider who somebody is.
public sealed interface Identified {
  /// The provider proved it.
  ///
  /// @param issuer with the workspace, where there are several under one issuer
  /// @param subject who they are there, for good
  /// @param email in lower case, checked by the provider; null when it names none or has not
  /// @param workspace Slack’s id of the workspace, null elsewhere
  /// @param member Slack’s id of the member, null elsewhere
  record Proved(
      String issuer,
      String subject,
      @Nullable String email,
      @Nullable String workspace,
      @Nullable String member)
      implements Identified {}

  record Refused(Why why) implements Identified {}
}
