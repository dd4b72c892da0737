package heed.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Closes secrets of others before they are stored: AES-256-GCM under a key derived from
/// `HEED_SECRET`. A sealed text reads `1.KEY.BYTES`: the form, which key, and nonce with ciphertext
/// and tag in URL-safe base64. Safe for threads.
///
/// What is sealed is bound to the place where it is stored, so that nobody who can write to the
/// database can move one row's secret into another row.
public final class Sealing {
  private static final String FORM = "1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final int NAME_BYTES = 4;

  /// A sealed text that does not open, with a sentence that says what to do about it.
  public static final class Unopened extends RuntimeException {
    private final boolean otherKey;

    private Unopened(String sentence, boolean otherKey) {
      super(sentence, null, false, false);
      this.otherKey = otherKey;
    }

    /// Whether it was sealed under another `HEED_SECRET`; else it was altered or moved.
    public boolean otherKey() {
      return otherKey;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }

  private final SecretKey key;
  private final String keyName;

  /// Nonces must never repeat under one key, so no settable source of chance is taken.
  private final SecureRandom random = new SecureRandom();

  private Sealing(SecretKey key, String keyName) {
    this.key = key;
    this.keyName = keyName;
  }

  /// Seals under the key that belongs to a secret.
  ///
  /// @param secret `HEED_SECRET` as it was checked at the start: base64 of 32 or more random bytes
  public static Sealing under(String secret) {
    var material = Base64.getDecoder().decode(secret);
    try {
      var derivation = KDF.getInstance("HKDF-SHA256");
      var key = derivation.deriveKey("AES", expanded(material, "heed sealing key 1", KEY_BYTES));
      // The name is derived on its own: it stands in the open and must say nothing of the key.
      var name = derivation.deriveData(expanded(material, "heed sealing key name 1", NAME_BYTES));
      return new Sealing(key, HexFormat.of().formatHex(name));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This JDK derives no keys by HKDF-SHA256", missing);
    } finally {
      Arrays.fill(material, (byte) 0);
    }
  }

  /// Closes a secret.
  ///
  /// @param boundTo what names the place where it is kept, such as `slack_workspace:T0123`; the
  ///   same must be given to open it
  public String seal(String plain, String boundTo) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, boundTo);
      var closed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      var bytes = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
      System.arraycopy(closed, 0, bytes, NONCE_BYTES, closed.length);
      return FORM
          + "."
          + keyName
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This JDK has no AES-256-GCM", missing);
    }
  }

  /// Opens what was sealed.
  ///
  /// @throws Unopened when it was sealed under another secret, altered, or moved from its place
  public String open(String sealed, String boundTo) {
    var parts = sealed.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(FORM)) {
      throw altered(boundTo);
    }
    if (!parts[1].equals(keyName)) {
      throw new Unopened(
          "What is stored encrypted for "
              + boundTo
              + " was encrypted under another HEED_SECRET. Start with the secret of then; nothing"
              + " was changed.",
          true);
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(parts[2]);
      if (bytes.length < NONCE_BYTES) {
        throw altered(boundTo);
      }
      var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), boundTo);
      var plain = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      throw altered(boundTo);
    }
  }

  /// The key stays out of logs and error texts.
  @Override
  public String toString() {
    return "Sealing[" + keyName + "]";
  }

  private Cipher cipher(int mode, byte[] nonce, String boundTo) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((FORM + "." + keyName + "." + boundTo).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static HKDFParameterSpec expanded(byte[] material, String purpose, int length) {
    return HKDFParameterSpec.ofExtract()
        .addIKM(material)
        .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length);
  }

  private static Unopened altered(String boundTo) {
    return new Unopened(
        "What is stored encrypted for " + boundTo + " was altered or moved and does not open.",
        false);
  }
}
