package heed.slack.call;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Reads an answer to its end while its status is still at hand. A connection that breaks after
/// "200" means that Slack did what it was told; one that breaks before means that nobody knows.
final class HearingOut implements Interceptor {
  /// No answer that we ask for is nearly as long.
  private static final long LONGEST_ANSWER = 4L * 1024 * 1024;

  /// Slack took the call, and its answer broke off.
  static final class AnswerCut extends IOException {
    AnswerCut(IOException cause) {
      super("The answer broke off", cause);
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var answer = chain.proceed(chain.request());
    var body = answer.body();
    if (body == null) {
      return answer;
    }
    try (body) {
      var source = body.source();
      if (source.request(LONGEST_ANSWER + 1)) {
        throw new IOException("The answer is too long");
      }
      var bytes = source.readByteArray();
      return answer.newBuilder().body(ResponseBody.create(bytes, body.contentType())).build();
    } catch (IOException broken) {
      throw answer.isSuccessful() ? new AnswerCut(broken) : broken;
    }
  }
}
