package heed.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/// What an ID token has to hold before a word of it is believed: a signature by a key that the
/// provider publishes, by an algorithm with public keys; issuer, audience, the nonce of this very
/// attempt, and a time that is now.
final class IdTokens {
  /// None, and nothing that a client secret could sign.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /// How far the provider’s clock may be off.
  static final Duration SKEW = Duration.ofMinutes(1);

  private final Client client;
  private final JWKSource<SecurityContext> keys;
  private final InstantSource clock;

  IdTokens(Client client, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.client = client;
    this.keys = keys;
    this.clock = clock;
  }

  /// The claims of a token that holds.
  JWTClaimsSet claims(JWT token, String nonce) throws NotProved {
    if (!(token instanceof SignedJWT signed)) {
      throw no("the ID token is not signed");
    }
    try {
      var claims = processor(nonce).process(signed, null);
      refuseOtherParty(claims);
      return claims;
    } catch (KeySourceException silent) {
      throw new NotProved(
          Why.PROVIDER_SILENT, "its keys cannot be read: " + silent.getClass().getSimpleName());
    } catch (BadJOSEException | JOSEException bad) {
      throw no(reason(bad));
    } catch (ParseException unreadable) {
      throw no("the ID token cannot be read");
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor(String nonce) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    var exact = new JWTClaimsSet.Builder().issuer(client.issuer()).claim("nonce", nonce).build();
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            client.id(), exact, Set.of("sub", "exp", "iat")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) SKEW.toSeconds());
    processor.setJWTClaimsSetVerifier(verifier);
    return processor;
  }

  /// A token for several is good for whom it was issued to; and none is from the future.
  private void refuseOtherParty(JWTClaimsSet claims) throws NotProved, ParseException {
    var party = claims.getStringClaim("azp");
    if (party == null ? claims.getAudience().size() > 1 : !party.equals(client.id())) {
      throw no("the ID token was issued to another client");
    }
    if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))) {
      throw no("the ID token was issued in the future");
    }
    var subject = claims.getSubject();
    if (subject == null || subject.isEmpty() || subject.length() > 255) {
      throw no("the ID token names nobody");
    }
  }

  /// The library says which claim is wrong and what stands in it; the latter is for nobody.
  private static String reason(Exception bad) {
    return String.valueOf(bad.getMessage())
        .replaceAll("(has value|value|must be).*", "is not as it must be")
        .replaceAll("[^ -~]", "?");
  }

  private static NotProved no(String reason) {
    return new NotProved(Why.NOT_PROVED, reason);
  }
}
