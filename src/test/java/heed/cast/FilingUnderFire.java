package heed.cast;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;

import heed.platform.Ids;
import heed.platform.database.Database;
import heed.request.FilingRequests;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// A process that files requests from eight threads until it is killed, and prints the key of each
/// one that was acknowledged. With a second argument it tells a lie that a harness must notice:
/// `early` prints a key before its commit.
public final class FilingUnderFire {
  private static final int THREADS = 8;

  /// Written in one piece and not buffered: what was printed, was acknowledged.
  private static final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private FilingUnderFire() {}

  public static void main(String[] arguments) {
    var clock = Clock.systemUTC();
    var database = Database.open(Path.of(arguments[0]).toString(), Duration.ofSeconds(5), clock);
    var desk = new Desk(database);
    desk.keep(acme());
    desk.keep(sso());
    var filing =
        new FilingRequests(
            desk.accounts, desk.features, desk.keepingFeatures, desk.requests, Ids.secure(clock));
    var early = arguments.length > 1 && arguments[1].equals("early");
    for (var thread = 0; thread < THREADS; thread++) {
      Thread.ofPlatform().start(() -> fileForEver(database, filing, early));
    }
  }

  private static void fileForEver(Database database, FilingRequests filing, boolean early) {
    var request = ARequest.by(acme(), sso()).quote("We cannot log in. ".repeat(10)).sent();
    while (true) {
      var key =
          database
              .writer()
              .write(
                  "fire",
                  tx -> {
                    var filed = filing.file(tx, request).value().key();
                    if (early) {
                      print(filed);
                    }
                    return filed;
                  });
      if (!early) {
        print(key);
      }
    }
  }

  private static void print(String key) {
    try {
      out.write((key + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
