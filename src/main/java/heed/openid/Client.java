package heed.openid;

import java.net.URI;

/// As whom we send people to a provider.
///
/// @param name of the provider in addresses of ours: `slack` or `oidc`
/// @param issuer as the provider names it, letter by letter
/// @param redirect where it sends people back to, letter by letter as it is registered there
public record Client(String name, String issuer, String id, String secret, URI redirect) {
  /// The provider whose tokens name a workspace.
  public static final String SLACK = "slack";

  public static final String OTHER = "oidc";

  boolean isSlack() {
    return name.equals(SLACK);
  }

  /// The issuer’s host, which people know.
  public String host() {
    var host = URI.create(issuer).getHost();
    return host == null ? issuer : host;
  }

  /// The secret stays out of logs and error texts.
  @Override
  public String toString() {
    return "Client[" + name + ", " + issuer + "]";
  }
}
