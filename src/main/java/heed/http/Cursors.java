package heed.http;

import heed.people.OwnKeyStore;
import heed.people.Secrets;
import heed.platform.Refused;
import heed.platform.database.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Cursors: where the next page of a list begins, signed together with the list and its filters, so
/// that none can be invented, changed or taken to another list.
public final class Cursors {
  private static final int SIGNATURE_BYTES = 16;

  private final byte[] key;

  private Cursors(byte[] key) {
    this.key = key;
  }

  /// Signs with the key that the database keeps, which all nodes share and a restart does not lose.
  public static Cursors keptIn(Database database, OwnKeyStore keys) {
    var known = database.read(handle -> keys.find(handle, "cursor"));
    return new Cursors(
        known.orElseGet(() ->
            database.writer().write("service", transaction -> keys.key(transaction, "cursor"))));
  }

  /// A cursor.
  ///
  /// @param list the list and its filters
  /// @param position where the page before ended
  public String sign(String list, String position) {
    var text = position.getBytes(StandardCharsets.UTF_8);
    var signature = Arrays.copyOf(signature(list, position), SIGNATURE_BYTES);
    var joined = ByteBuffer.allocate(SIGNATURE_BYTES + text.length).put(signature).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.array());
  }

  /// The position in a cursor that was made by [#sign] for the same list.
  ///
  /// @throws Refused INVALID for any other
  String position(String list, String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length > SIGNATURE_BYTES) {
        var position =
            new String(
                bytes, SIGNATURE_BYTES, bytes.length - SIGNATURE_BYTES, StandardCharsets.UTF_8);
        // Making it again refuses other spellings of the same bytes too.
        var remade = sign(list, position);
        if (Secrets.same(
            remade.getBytes(StandardCharsets.US_ASCII), cursor.getBytes(StandardCharsets.UTF_8))) {
          return position;
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    throw Refused.field(
        "cursor", "This cursor was not made for this list; begin again without one.");
  }

  private byte[] signature(String list, String position) {
    return Secrets.signature(key, (list + "\0" + position).getBytes(StandardCharsets.UTF_8));
  }
}
