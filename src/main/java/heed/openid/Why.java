package heed.openid;

/// Why somebody is not signed in by a provider. Doors have a sentence for each.
public enum Why {
  /// The provider did not answer, or not as one does.
  PROVIDER_SILENT,
  /// The provider sent the person back without signing them in.
  PROVIDER_REFUSED,
  /// We sent nobody there, not from this browser, too long ago, or they are back already.
  NOT_BEGUN,
  /// What the provider says does not hold: signature, issuer, audience, nonce or time.
  NOT_PROVED,
  /// The provider names no e-mail address that it has checked.
  NO_ADDRESS,
  /// Nobody here has this address.
  UNKNOWN,
  /// The person of this address has signed in by another account at this provider before.
  OTHER_ACCOUNT,
  /// The workspace is none of those that are connected.
  OTHER_WORKSPACE,
  /// Slack says that they are no full member.
  NO_MEMBER
}
