package heed.http;

import heed.people.Caller;
import heed.people.Secrets;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.platform.database.Writer;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// POSTs that may be repeated: with an `Idempotency-Key`, the effect and its answer are stored in
/// one transaction, and whoever sends the same again gets the same answer. Refusals are not stored:
/// they had no effect, and the next attempt may succeed.
public final class Idempotency {
  private static final String KEY = "Idempotency-Key";
  private static final int LONGEST_KEY = 255;

  private final Database database;
  private final InstantSource clock;
  private final IdempotencyStore answers = new IdempotencyStore();

  public Idempotency(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What to answer to a POST.
  ///
  /// @param status 200 to 204
  /// @param body JSON
  public record Answer(int status, String body) {
    /// An answer that shows a value.
    public static Answer of(int status, @Nullable Object value) {
      return new Answer(status, Json.write(value));
    }
  }

  /// Does the work, once per key, and answers.
  ///
  /// @throws Refused what the work refused, KEY_REUSED for a key that came with another request
  public void answer(Context context, Caller caller, byte[] body, Writer.Work<Answer> work) {
    answer(context, caller, body, work, UnaryOperator.identity());
  }

  /// As the other, for answers that hold a secret: what is stored is not what is shown.
  ///
  /// @param shown the answer for the caller, made from what the work answered
  public void answer(
      Context context,
      Caller caller,
      byte[] body,
      Writer.Work<Answer> work,
      UnaryOperator<Answer> shown) {
    var key = key(context);
    if (key == null) {
      write(context, shown.apply(database.writer().write(caller.name(), work)));
      return;
    }
    var hash = requestHash(context, body);
    var answer =
        database
            .writer()
            .write(caller.name(), transaction -> once(transaction, caller, key, hash, work));
    write(context, shown.apply(answer));
  }

  /// As the other, for work that stores nothing and is done already.
  public void answer(Context context, Caller caller, byte[] body, Answer answer) {
    if (context.req().getHeader(KEY) == null) {
      write(context, answer);
    } else {
      answer(context, caller, body, _ -> answer);
    }
  }

  /// What was answered to this request before, for work that is too long for one transaction.
  public Optional<Answer> before(Context context, Caller caller, byte[] body) {
    var key = key(context);
    if (key == null) {
      return Optional.empty();
    }
    var hash = requestHash(context, body);
    return database
        .read(handle -> answers.find(handle, caller.name(), key, clock.millis()))
        .map(stored -> same(stored, hash));
  }

  private Answer once(
      Transaction transaction, Caller caller, String key, String hash, Writer.Work<Answer> work) {
    var known = answers.find(transaction.handle(), caller.name(), key, transaction.atMs());
    if (known.isPresent()) {
      return same(known.get(), hash);
    }
    var answer = work.in(transaction);
    answers.keep(
        transaction,
        caller.name(),
        key,
        new IdempotencyStore.Stored(hash, answer.status, answer.body));
    return answer;
  }

  /// Writes an answer; what was created says where it is.
  public static void write(Context context, Answer answer) {
    if (answer.status == 201) {
      var made = Json.tree(answer.body);
      var key = made.path("key").asString(made.path("id").asString(""));
      context.header("Location", context.path() + "/" + Addresses.segment(key));
    }
    Answers.bytes(
        context, answer.status, Answers.JSON, answer.body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer same(IdempotencyStore.Stored stored, String hash) {
    if (!stored.requestHash().equals(hash)) {
      throw Refused.because(
          Refused.Kind.KEY_REUSED,
          "This Idempotency-Key was used for another request; use a new key for each.");
    }
    return new Answer(stored.status(), stored.body());
  }

  private static @Nullable String key(Context context) {
    var headers = context.req().getHeaders(KEY);
    if (!headers.hasMoreElements()) {
      return null;
    }
    var key = headers.nextElement();
    if (headers.hasMoreElements()
        || key.isBlank()
        || key.length() > LONGEST_KEY
        || Texts.hasControl(key)
        || Texts.unkeepable(key) != null) {
      throw Refused.because(
          Refused.Kind.INVALID,
          "Idempotency-Key must be one header of 1 to 255 characters without control characters.");
    }
    return key;
  }

  private static String requestHash(Context context, byte[] body) {
    var query = context.req().getQueryString();
    return Secrets.hash(
        context.req().getMethod()
            + "\n"
            + context.path()
            + (query == null ? "" : "?" + query)
            + "\n"
            + Base64.getEncoder().encodeToString(body));
  }
}
