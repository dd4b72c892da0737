package heed.http;

import heed.people.Caller;
import heed.people.Secrets;
import heed.people.TokenStore;
import heed.platform.Refused;
import heed.platform.database.Database;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Callers with an API token in the `Authorization` header. A good token is believed for a second,
/// so a revoked one dies within that time; a wrong one is looked up each time and counted.
public final class Callers implements Entrance {
  private static final long BELIEVED_MS = 1000;
  private static final int MOST_BELIEVED = 1000;
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_TOKEN = 200;

  private record Believed(Caller caller, long sinceMs) {}

  private final Database database;
  private final TokenStore tokens;
  private final InstantSource clock;
  private final WrongTokens wrong;
  private final Map<String, Believed> believed = new ConcurrentHashMap<>();

  public Callers(Database database, TokenStore tokens, InstantSource clock) {
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
    this.wrong = new WrongTokens(clock);
  }

  @Override
  public Caller caller(Context context) {
    refuseTokenInAddress(context);
    var headers = context.req().getHeaders("Authorization");
    if (!headers.hasMoreElements()) {
      throw unauthenticated("Send an API token: Authorization: Bearer TOKEN.");
    }
    var header = headers.nextElement();
    if (headers.hasMoreElements()) {
      throw unauthenticated("Send one Authorization header, not several.");
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthenticated("Send an API token: Authorization: Bearer TOKEN.");
    }
    return callerWith(header.substring(SCHEME.length()).strip(), context);
  }

  private Caller callerWith(String secret, Context context) {
    var now = clock.millis();
    var hash = Secrets.hash(secret);
    var known = believed.get(hash);
    if (known != null && now - known.sinceMs < BELIEVED_MS && now >= known.sinceMs) {
      return known.caller;
    }
    var caller = lookUp(secret);
    if (caller.isPresent()) {
      if (believed.size() >= MOST_BELIEVED) {
        believed.clear();
      }
      believed.put(hash, new Believed(caller.get(), now));
      return caller.get();
    }
    believed.remove(hash);
    if (wrong.tooMany(context.req().getRemoteAddr())) {
      throw Refused.because(
          Refused.Kind.TOO_MANY, "Too many wrong tokens came from your address. Try again later.");
    }
    context.header("WWW-Authenticate", "Bearer realm=\"heed\", error=\"invalid_token\"");
    throw unauthenticated("This token is unknown or was revoked.");
  }

  private Optional<Caller> lookUp(String secret) {
    return secret.length() > LONGEST_TOKEN
        ? Optional.empty()
        : database.read(handle -> tokens.caller(handle, secret));
  }

  /// Addresses end up in logs and histories.
  private static void refuseTokenInAddress(Context context) {
    var query = context.req().getQueryString();
    if (query != null && (query.contains("access_token=") || query.contains("token=heed_"))) {
      throw unauthenticated("Send the token in the Authorization header, never in the address.");
    }
  }

  private static Refused unauthenticated(String sentence) {
    return Refused.because(Refused.Kind.UNAUTHENTICATED, sentence);
  }
}
