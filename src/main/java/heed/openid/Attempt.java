package heed.openid;

/// A sign-in that is under way at a provider.
///
/// @param nonce must come back in the ID token
/// @param verifier proves to the provider that the code is redeemed by whoever began
/// @param next where the person wants to go afterwards
public record Attempt(String provider, String nonce, String verifier, String next) {
  /// Neither secret is anybody’s business.
  @Override
  public String toString() {
    return "Attempt[" + provider + "]";
  }
}
