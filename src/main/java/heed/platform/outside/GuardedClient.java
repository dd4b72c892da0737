package heed.platform.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Calls addresses that somebody typed in, and can reach none inside: every address is looked at
/// when the socket connects, after the last look-up of its name. HTTPS only, by a certificate that
/// holds; no redirects, no proxy of the environment, no cookies; a call is over after [#PATIENCE],
/// and of the reply no more than [#LONGEST_REPLY] is read. What [Allowed] names is exempt from
/// being public and from TLS, from nothing else. Safe for threads.
public final class GuardedClient {
  /// How long a call may take, all in all.
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Most bytes of a reply's body that are read.
  public static final int LONGEST_REPLY = 64 * 1024;

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /// Below are the ports of mail, shells and the like, which might take our bytes for commands.
  private static final int FIRST_FREE_PORT = 1024;

  /// `127.1`, `0x7f000001`, `0177.0.0.1`: who reads such a host decides what it means.
  private static final Pattern NUMBER_AT_THE_END =
      Pattern.compile("(^|\\.)([0-9]+|0[xX][0-9a-fA-F]*)\\.?$");

  /// Looks names up.
  @FunctionalInterface
  public interface Names {
    /// The addresses of a host.
    ///
    /// @throws UnknownHostException when it has none
    List<InetAddress> of(String host) throws UnknownHostException;
  }

  /// What came of a call.
  public sealed interface Reply {
    /// There was an answer; whatever came of its body.
    ///
    /// @param retryAfter the header, as it stands
    record Answered(int status, @Nullable String retryAfter) implements Reply {}

    /// There was none.
    ///
    /// @param why the rest of a sentence that begins with the host
    record Unheard(String why) implements Reply {}
  }

  /// What was at an address.
  public sealed interface Fetched {
    record Heard(int status, String body) implements Fetched {
      /// The body may hold secrets.
      @Override
      public String toString() {
        return "Heard[" + status + "]";
      }
    }

    /// There was no answer, or a longer one than we read.
    ///
    /// @param why the rest of a sentence that begins with the host
    record Unheard(String why) implements Fetched {}
  }

  private final Allowed allowed;
  private final Names names;
  private final OkHttpClient guarded;
  private final OkHttpClient trusting;

  /// A client that trusts whom another trusts.
  ///
  /// @param base whose trust in certificates is taken over
  /// @param patience how long a call may take
  public GuardedClient(OkHttpClient base, Allowed allowed, Names names, Duration patience) {
    this.allowed = allowed;
    this.names = names;
    var strict =
        base.newBuilder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .callTimeout(patience)
            .connectTimeout(patience)
            .readTimeout(patience)
            .writeTimeout(patience)
            .dns(dns(names))
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
            .build();
    guarded = with(strict, this::mayReach, ConnectionSpec.MODERN_TLS);
    trusting = with(strict, _ -> true, ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
  }

  /// A client that trusts whom the JDK trusts, and asks the name servers of the machine.
  public static GuardedClient open(Allowed allowed) {
    return open(allowed, PATIENCE);
  }

  /// As the other, for calls that may take only so long.
  public static GuardedClient open(Allowed allowed, Duration patience) {
    return new GuardedClient(
        new OkHttpClient(), allowed, host -> List.of(InetAddress.getAllByName(host)), patience);
  }

  /// Why an address cannot be called, as a sentence about the field that holds it; empty when it
  /// can. Looks the host's name up, which may take seconds.
  public Optional<String> problem(String address) {
    var url = HttpUrl.parse(address);
    if (url == null) {
      return Optional.of("must be a link that begins with https://");
    }
    return form(url).or(() -> place(url));
  }

  /// Sends a body by POST. Whoever listens gets it at most once, unless a connection that was kept
  /// open turned out to be dead.
  public Reply post(String address, Map<String, String> headers, byte[] json) {
    var url = HttpUrl.parse(address);
    var wrong = url == null ? Optional.of("is no address that can be called") : form(url);
    if (url == null || wrong.isPresent()) {
      return new Reply.Unheard(wrong.orElse(""));
    }
    var request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(json, MediaType.get("application/json")));
    headers.forEach(request::header);
    var client = allowed.names(url.host()) ? trusting : guarded;
    try (var response = client.newCall(request.build()).execute()) {
      drain(response);
      return new Reply.Answered(response.code(), response.header("Retry-After"));
    } catch (IOException failure) {
      return new Reply.Unheard(why(failure));
    }
  }

  /// Reads what is at an address.
  public Fetched get(String address, Map<String, String> headers) {
    return fetch(address, headers, null);
  }

  /// Sends a form and reads what is answered.
  ///
  /// @param form as browsers encode it
  public Fetched postForm(String address, Map<String, String> headers, String form) {
    var type = MediaType.get("application/x-www-form-urlencoded");
    return fetch(
        address, headers, RequestBody.create(form.getBytes(StandardCharsets.US_ASCII), type));
  }

  private Fetched fetch(String address, Map<String, String> headers, @Nullable RequestBody body) {
    var url = HttpUrl.parse(address);
    var wrong = url == null ? Optional.of("is no address that can be called") : form(url);
    if (url == null || wrong.isPresent()) {
      return new Fetched.Unheard(wrong.orElse(""));
    }
    var request = new Request.Builder().url(url).method(body == null ? "GET" : "POST", body);
    headers.forEach(request::header);
    var client = allowed.names(url.host()) ? trusting : guarded;
    try (var response = client.newCall(request.build()).execute()) {
      var answer = response.body();
      if (answer == null) {
        return new Fetched.Heard(response.code(), "");
      }
      if (answer.source().request(LONGEST_REPLY + 1L)) {
        return new Fetched.Unheard("answers with more than we read");
      }
      return new Fetched.Heard(response.code(), answer.source().readString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      return new Fetched.Unheard(why(failure));
    }
  }

  private Optional<String> form(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.of("may not hold a user or a password");
    }
    if (NUMBER_AT_THE_END.matcher(url.host()).find() && Network.of(url.host()).isEmpty()) {
      return Optional.of("names its host by a number that may be read in several ways");
    }
    if (url.fragment() != null) {
      return Optional.of("may not have a part after #");
    }
    if (!url.isHttps() && !allowed.names(url.host())) {
      return Optional.of("must begin with https://");
    }
    var port = url.port();
    var usual = port == HTTPS_PORT || (port == HTTP_PORT && !url.isHttps());
    return usual || port >= FIRST_FREE_PORT
        ? Optional.empty()
        : Optional.of("may not name port " + port + "; use 443, or one from 1024 on");
  }

  private Optional<String> place(HttpUrl url) {
    if (allowed.names(url.host())) {
      return Optional.empty();
    }
    try {
      for (var address : names.of(url.host())) {
        if (!mayReach(address)) {
          return Optional.of(new CheckedSockets.Forbidden(address).sentence());
        }
      }
      return Optional.empty();
    } catch (UnknownHostException nobody) {
      return Optional.of("names a host that no name server knows");
    }
  }

  private boolean mayReach(InetAddress address) {
    return PublicAddresses.contain(address) || allowed.contains(address);
  }

  private static OkHttpClient with(
      OkHttpClient client, Predicate<InetAddress> mayReach, ConnectionSpec... specs) {
    return client
        .newBuilder()
        .socketFactory(new CheckedSockets(mayReach))
        .connectionSpecs(List.of(specs))
        .build();
  }

  private static Dns dns(Names names) {
    return names::of;
  }

  /// Reads a reply that is short, so that its connection can be kept. The answer is what its first
  /// line said, whatever happens here.
  private static void drain(Response response) {
    var body = response.body();
    if (body == null) {
      return;
    }
    try {
      body.source().request(LONGEST_REPLY);
    } catch (IOException brokenOff) {
      // it said what it had to say
    }
  }

  private static String why(IOException failure) {
    return switch (failure) {
      case CheckedSockets.Forbidden forbidden -> forbidden.sentence();
      case UnknownHostException _ -> "has no address that a name server knows";
      case SSLException _ -> "has no certificate that we can trust, or speaks no modern TLS";
      case java.io.InterruptedIOException _ -> "did not answer in time";
      case java.net.ConnectException _ -> "takes no connections";
      default -> "broke the connection off before it answered";
    };
  }
}
