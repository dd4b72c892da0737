package heed.openid;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One provider of OpenID Connect: sends people there (authorization code, PKCE, state and nonce),
/// and finds out who came back. The service starts and runs while it is down. Any thread may use
/// it.
public final class Provider {
  private static final Logger log = LoggerFactory.getLogger(Provider.class);
  private static final int LONGEST_CODE = 4000;
  private static final String SLACK_WORKSPACE = "https://slack.com/team_id";

  /// Microsoft’s word for it, when it is asked to say so: the owner of the domain is known.
  private static final String DOMAIN_VERIFIED = "xms_edov";

  private static final String SLACK_MEMBER = "https://slack.com/user_id";

  private final Client client;
  private final Line line;
  private final Discovery discovery;
  private final InstantSource clock;
  private @Nullable JWKSource<SecurityContext> keys;
  private @Nullable URI keysFrom;

  public Provider(Client client, InstantSource clock) {
    this.client = client;
    this.line = new Line(URI.create(client.issuer()));
    this.discovery = new Discovery(client, line, clock);
    this.clock = clock;
  }

  public Client client() {
    return client;
  }

  public Health health() {
    return discovery.health();
  }

  /// Asks it whether it is there, in the background; [#health] tells what came of it.
  public void ask() {
    Thread.ofVirtual()
        .name("sign-in-" + client.name())
        .start(() -> {
          try {
            discovery.metadata();
          } catch (NotProved silent) {
            log.debug("{} does not answer", client.name(), silent);
          }
        });
  }

  /// Where to send a browser; empty while the provider does not answer.
  public Optional<URI> authorization(Attempts.Begun begun) {
    try {
      var attempt = begun.attempt();
      return Optional.of(
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope("openid", "email", "profile"),
                  new ClientID(client.id()),
                  client.redirect())
              .endpointURI(discovery.metadata().getAuthorizationEndpointURI())
              .state(new State(begun.state()))
              .nonce(new Nonce(attempt.nonce()))
              .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256)
              .build()
              .toURI());
    } catch (NotProved silent) {
      return Optional.empty();
    }
  }

  /// Who came back.
  ///
  /// @param issuer what the address says of where they come from, when it says anything
  public Identified identify(String code, @Nullable String issuer, Attempt attempt) {
    try {
      return identified(code, issuer, attempt);
    } catch (NotProved refused) {
      log.warn("Sign-in by {} refused: {}", client.name(), refused.getMessage());
      return new Identified.Refused(refused.why());
    }
  }

  private Identified.Proved identified(String code, @Nullable String issuer, Attempt attempt)
      throws NotProved {
    var metadata = discovery.metadata();
    if (issuer == null
        ? metadata.supportsAuthorizationResponseIssuerParam()
        : !issuer.equals(client.issuer())) {
      throw new NotProved(Why.NOT_PROVED, "the answer comes from another issuer");
    }
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw new NotProved(Why.NOT_PROVED, "the answer holds no code");
    }
    var token = redeem(metadata, code, attempt);
    var claims = new IdTokens(client, keys(metadata), clock).claims(token, attempt.nonce());
    return proved(claims);
  }

  private JWT redeem(OIDCProviderMetadata metadata, String code, Attempt attempt) throws NotProved {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), client.redirect(), new CodeVerifier(attempt.verifier()));
    var request =
        new TokenRequest.Builder(metadata.getTokenEndpointURI(), proof(metadata), grant).build();
    try {
      var answer = request.toHTTPRequest().send(line::send);
      var token = OIDCTokenResponse.parse(answer).getOIDCTokens().getIDToken();
      if (token == null) {
        throw new NotProved(Why.NOT_PROVED, "the provider gives no ID token");
      }
      return token;
    } catch (IOException silent) {
      discovery.doubt();
      throw new NotProved(Why.PROVIDER_SILENT, String.valueOf(silent.getMessage()));
    } catch (ParseException refused) {
      throw new NotProved(Why.NOT_PROVED, "the provider gives no token for the code");
    }
  }

  /// How the provider wants our secret; in the head unless it takes it in the body only.
  private ClientAuthentication proof(OIDCProviderMetadata metadata) {
    var id = new ClientID(client.id());
    var secret = new Secret(client.secret());
    var ways = metadata.getTokenEndpointAuthMethods();
    var inBody =
        ways != null
            && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return inBody ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
  }

  /// The provider’s keys, read anew when a token names one that is not among them, and not more
  /// often than the library lets anybody make us.
  private synchronized JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata)
      throws NotProved {
    var address = metadata.getJWKSetURI();
    var known = keys;
    if (known != null && address.equals(keysFrom)) {
      return known;
    }
    try {
      var source =
          JWKSourceBuilder.<SecurityContext>create(address.toURL(), line::resource)
              .refreshAheadCache(false)
              .build();
      keys = source;
      keysFrom = address;
      return source;
    } catch (MalformedURLException noAddress) {
      throw new NotProved(Why.PROVIDER_SILENT, "its keys have no address");
    }
  }

  private Identified.Proved proved(JWTClaimsSet claims) throws NotProved {
    if (!client.isSlack()) {
      return new Identified.Proved(client.issuer(), claims.getSubject(), email(claims), null, null);
    }
    var workspace = text(claims, SLACK_WORKSPACE);
    var member = text(claims, SLACK_MEMBER);
    if (workspace == null || member == null) {
      throw new NotProved(Why.NOT_PROVED, "the ID token names no workspace");
    }
    return new Identified.Proved(
        client.issuer() + "/" + workspace, claims.getSubject(), email(claims), workspace, member);
  }

  /// The address, when the provider has checked that it is theirs.
  private static @Nullable String email(JWTClaimsSet claims) {
    var email = text(claims, "email");
    var checked = says(claims, "email_verified") || says(claims, DOMAIN_VERIFIED);
    return email == null || email.isBlank() || !checked
        ? null
        : email.strip().toLowerCase(Locale.ROOT);
  }

  /// Some providers write booleans as text.
  private static boolean says(JWTClaimsSet claims, String name) {
    return "true".equals(String.valueOf(claims.getClaim(name)));
  }

  private static @Nullable String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : null;
  }
}
