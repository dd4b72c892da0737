package heed.platform.database;

import heed.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The last bytes of a backup: where its change log ends, and the SHA-256 of all before them.
/// SQLite's own checks miss most flipped bits; this one misses none. SQLite itself does not mind
/// bytes behind its last page.
///
/// @param head the end of the change log
/// @param contentBytes how long the database in front of the seal is
/// @param sha256 of that database, hexadecimal
record Seal(ChangeLog.Head head, long contentBytes, String sha256) {
  private static final int LENGTH = 256;
  private static final Pattern FORM =
      Pattern.compile(
          "\nheed-backup 1 change=(\\d+) head=([0-9a-f]{64}) sha256=([0-9a-f]{64}) *\n");

  /// Appends the seal of a database file to it.
  static void append(Path file, ChangeLog.Head head) throws IOException {
    var digest = ChangeLog.sha256();
    try (var content = Files.newInputStream(file)) {
      transfer(content, Long.MAX_VALUE, digest::update);
    }
    var text =
        "\nheed-backup 1 change="
            + head.sequence()
            + " head="
            + head.checksum()
            + " sha256="
            + HexFormat.of().formatHex(digest.digest());
    var padded = text + " ".repeat(LENGTH - 1 - text.length()) + "\n";
    try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(padded.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  /// Reads the seal of a backup.
  ///
  /// @throws Refused when it has none
  static Seal of(Path backup) throws IOException {
    var content = Files.size(backup) - LENGTH;
    if (content > 0) {
      try (var channel = FileChannel.open(backup, StandardOpenOption.READ)) {
        var bytes = ByteBuffer.allocate(LENGTH);
        while (bytes.hasRemaining() && channel.read(bytes, content + bytes.position()) >= 0) {
          // until it is full
        }
        var seal = FORM.matcher(new String(bytes.array(), StandardCharsets.US_ASCII));
        if (seal.matches()) {
          return new Seal(
              new ChangeLog.Head(Long.parseLong(seal.group(1)), seal.group(2)),
              content,
              seal.group(3));
        }
      }
    }
    throw Refused.because(
        Refused.Kind.INVALID,
        backup + " is not a backup made by bin/heed backup, or its end was cut off.");
  }

  /// Copies the database in front of the seal, and compares it with the seal on the way.
  ///
  /// @throws Refused when it is not what was sealed
  void unpack(Path backup, Path into) throws IOException {
    var digest = ChangeLog.sha256();
    try (var from = Files.newInputStream(backup);
        var to = Files.newOutputStream(into, StandardOpenOption.WRITE)) {
      transfer(
          from,
          contentBytes,
          (bytes, offset, length) -> {
            digest.update(bytes, offset, length);
            write(to, bytes, offset, length);
          });
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw Refused.because(
          Refused.Kind.INVALID, backup + " was changed or damaged since it was made.");
    }
  }

  private interface Part {
    void of(byte[] bytes, int offset, int length) throws IOException;
  }

  private static void transfer(InputStream from, long most, Part part) throws IOException {
    var buffer = new byte[64 * 1024];
    var left = most;
    while (left > 0) {
      var count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      part.of(buffer, 0, count);
      left -= count;
    }
  }

  private static void write(OutputStream to, byte[] bytes, int offset, int length)
      throws IOException {
    to.write(bytes, offset, length);
  }
}
