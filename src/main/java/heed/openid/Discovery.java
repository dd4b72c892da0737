package heed.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a provider says that its doors are. It is asked when it is needed and remembered for an
/// hour, and for longer while it does not answer; nothing waits for it at the start.
final class Discovery {
  private static final Logger log = LoggerFactory.getLogger(Discovery.class);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Client client;
  private final Line line;
  private final InstantSource clock;
  private @Nullable OIDCProviderMetadata known;
  private long knownSinceMs;
  private volatile Health health = Health.UNASKED;

  Discovery(Client client, Line line, InstantSource clock) {
    this.client = client;
    this.line = line;
    this.clock = clock;
  }

  Health health() {
    return health;
  }

  synchronized OIDCProviderMetadata metadata() throws NotProved {
    var now = clock.millis();
    var remembered = known;
    if (remembered != null && now - knownSinceMs < REMEMBERED.toMillis() && now >= knownSinceMs) {
      return remembered;
    }
    try {
      var found = ask();
      known = found;
      knownSinceMs = now;
      health = new Health(Health.State.ANSWERS, "", now);
      return found;
    } catch (IOException silent) {
      health = new Health(Health.State.SILENT, String.valueOf(silent.getMessage()), now);
      log.warn("Sign-in by {}: {}", client.name(), silent.getMessage());
      if (remembered != null) {
        return remembered;
      }
      throw new NotProved(Why.PROVIDER_SILENT, String.valueOf(silent.getMessage()));
    }
  }

  /// Asks anew at the next use: what is remembered did not serve.
  synchronized void doubt() {
    knownSinceMs = 0;
  }

  private OIDCProviderMetadata ask() throws IOException {
    var address =
        URI.create(client.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration");
    try {
      var found = OIDCProviderMetadata.parse(line.get(address, Map.of()));
      if (!found.getIssuer().getValue().equals(client.issuer())) {
        throw new IOException(client.host() + " names another issuer than the one that is set");
      }
      if (!trusts(found.getAuthorizationEndpointURI())
          || !trusts(found.getTokenEndpointURI())
          || !trusts(found.getJWKSetURI())) {
        throw new IOException(client.host() + " names a door that is missing or without TLS");
      }
      return found;
    } catch (ParseException | RuntimeException unreadable) {
      throw new IOException(
          client.host() + " does not describe itself as OpenID Connect asks", unreadable);
    }
  }

  private boolean trusts(@Nullable URI door) {
    return door != null && line.trusts(door);
  }
}
