package heed.openid.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How the stand-in signs.
///
/// @param key the one that is published
/// @param other one that is not
public record Signing(RSAKey key, RSAKey other, Way way) {
  /// Made once: making one takes long.
  private static final List<RSAKey> KEYS = List.of(made("one"), made("two"), made("other"));

  /// Right, or wrong in a way that has been tried on others.
  public enum Way {
    RIGHT,
    /// `alg: none`.
    NOT_AT_ALL,
    /// HMAC by the client secret.
    BY_CLIENT_SECRET,
    /// HMAC by the published key, taken for a secret.
    BY_PUBLIC_KEY_AS_SECRET,
    /// By a key that nobody published, under the name of one that is.
    BY_OTHER_KEY,
    /// By a key that comes along in the token’s own head.
    BY_KEY_IN_HEAD,
    /// Another text under a right signature.
    CHANGED_AFTERWARDS
  }

  static Signing first() {
    return new Signing(KEYS.getFirst(), KEYS.getLast(), Way.RIGHT);
  }

  /// By another key than so far.
  Signing rotated() {
    return new Signing(KEYS.get(key.equals(KEYS.get(0)) ? 1 : 0), other, way);
  }

  Signing by(Way other) {
    return new Signing(key, this.other, other);
  }

  String published() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  String token(JWTClaimsSet claims) throws JOSEException {
    return switch (way) {
      case RIGHT -> signed(claims, key, new JWSHeader.Builder(JWSAlgorithm.RS256));
      case NOT_AT_ALL -> new PlainJWT(claims).serialize();
      case BY_CLIENT_SECRET ->
          mac(claims, FakeProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8));
      case BY_PUBLIC_KEY_AS_SECRET -> mac(claims, key.toRSAPublicKey().getEncoded());
      case BY_OTHER_KEY -> signed(claims, other, new JWSHeader.Builder(JWSAlgorithm.RS256));
      case BY_KEY_IN_HEAD ->
          signed(claims, other, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(other.toPublicJWK()));
      case CHANGED_AFTERWARDS -> {
        var right = signed(claims, key, new JWSHeader.Builder(JWSAlgorithm.RS256)).split("\\.", -1);
        var other = new JWTClaimsSet.Builder(claims).subject("somebody-else").build().toPayload();
        yield right[0] + "." + other.toBase64URL() + "." + right[2];
      }
    };
  }

  private String signed(JWTClaimsSet claims, RSAKey by, JWSHeader.Builder head)
      throws JOSEException {
    var token = new SignedJWT(head.keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private String mac(JWTClaimsSet claims, byte[] secret) throws JOSEException {
    var head = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(head, claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static RSAKey made(String name) {
    try {
      return new RSAKeyGenerator(2048).keyID(name).generate();
    } catch (JOSEException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
