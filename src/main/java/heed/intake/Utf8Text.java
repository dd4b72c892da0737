package heed.intake;

import heed.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads UTF-8 and nothing else: what was saved in another form is recognised and refused, never
/// turned into other words.
final class Utf8Text extends Reader {
  /// Bytes that are not UTF-8, met after all the text before them was read.
  static final class Malformed extends IOException {
    Malformed() {
      super("not UTF-8");
    }
  }

  private static final int CHUNK = 16 * 1024;

  private final InputStream bytes;
  private final long most;
  private final ByteBuffer undecoded = ByteBuffer.allocate(CHUNK).limit(0);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private long read;
  private boolean ended;
  private boolean malformed;

  private Utf8Text(InputStream bytes, long most) {
    this.bytes = bytes;
    this.most = most;
  }

  /// Looks at the first bytes and begins after a byte order mark.
  ///
  /// @param most longest file taken, in bytes
  /// @throws Refused when the file is no text, or text in another form
  static Utf8Text of(InputStream bytes, long most) throws IOException {
    var peeked = new PushbackInputStream(bytes, 4);
    var start = peeked.readNBytes(4);
    refuseForeign(start);
    var mark = begins(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    peeked.unread(start, mark, start.length - mark);
    return new Utf8Text(peeked, most);
  }

  /// @throws Malformed at the first byte that is not UTF-8
  /// @throws Refused TOO_LARGE when the file is longer than allowed
  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (malformed) {
      throw new Malformed();
    }
    var characters = CharBuffer.wrap(into, offset, length);
    var start = characters.position();
    while (characters.position() == start && !malformed) {
      var result = decoder.decode(undecoded, characters, ended);
      malformed = result.isError();
      if (characters.position() == start && !malformed) {
        if (ended) {
          return -1;
        }
        fill();
      }
    }
    if (characters.position() == start) {
      throw new Malformed();
    }
    return characters.position() - start;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private void fill() throws IOException {
    undecoded.compact();
    var count = bytes.read(undecoded.array(), undecoded.position(), undecoded.remaining());
    if (count < 0) {
      ended = true;
    } else {
      undecoded.position(undecoded.position() + count);
      read += count;
    }
    undecoded.flip();
    if (read > most) {
      throw Refused.because(
          Refused.Kind.TOO_LARGE,
          "The file is longer than "
              + most / (1024 * 1024)
              + " MiB. Split it, or import it with"
              + " bin/heed import, which has no limit.");
    }
  }

  private static void refuseForeign(byte[] start) {
    if (begins(start, 'P', 'K', 3, 4)) {
      throw foreign("a ZIP archive or an Excel workbook. Save the sheet as CSV (UTF-8)");
    }
    if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw foreign("an Excel workbook. Save the sheet as CSV (UTF-8)");
    }
    if (begins(start, 0x1F, 0x8B)) {
      throw foreign("compressed. Unpack it first");
    }
    if (begins(start, 0xFF, 0xFE)
        || begins(start, 0xFE, 0xFF)
        || (start.length > 1 && (start[0] == 0 || start[1] == 0))) {
      throw foreign("UTF-16 text. Save it as CSV (UTF-8)");
    }
  }

  private static Refused foreign(String what) {
    return Refused.because(Refused.Kind.INVALID, "The file is " + what + ".");
  }

  private static boolean begins(byte[] start, int... with) {
    var expected = new byte[with.length];
    for (var i = 0; i < with.length; i++) {
      expected[i] = (byte) with[i];
    }
    return start.length >= with.length
        && Arrays.equals(start, 0, with.length, expected, 0, with.length);
  }
}
