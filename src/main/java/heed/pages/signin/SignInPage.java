package heed.pages.signin;

import heed.http.Addresses;
import heed.openid.Client;
import heed.pages.frame.Desk;
import heed.pages.frame.Returning;
import heed.pages.frame.Spoken;
import heed.pages.signin.SignInView.Way;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows how one signs in here: by what is set up, or what to do when nothing is.
public final class SignInPage {
  private final Desk desk;

  public SignInPage(Desk desk) {
    this.desk = desk;
  }

  /// @param next where one wants to go, or empty
  void show(Context context, int status, @Nullable String sentence, String next) {
    show(context, status, sentence, status >= 400 && status != 401, next, "", null);
  }

  /// Somebody is not, or no longer, signed in, or a link let them in no more.
  public void refused(Context context, String sentence) {
    if (context.path().startsWith(SignInRoutes.OUT)) {
      show(context, 401, sentence, true, "", "", null);
    } else {
      var next = Desk.path(context);
      var see = desk.voice(context).on("signin").say("see");
      show(context, 401, see, next.equals(Returning.HOME) ? "" : next);
    }
  }

  void wrongAddress(Context context, String next, String email, String wrong) {
    show(context, 400, null, false, next, email, wrong);
  }

  private void show(
      Context context,
      int status,
      @Nullable String sentence,
      boolean bad,
      String next,
      String email,
      @Nullable String wrong) {
    var says = desk.voice(context).on("signin");
    var view =
        new SignInView(
            sentence,
            bad,
            ways(says, next),
            desk.house().connections().mail(),
            next,
            Spoken.text(email),
            wrong);
    desk.door(context, status, "signin/signedout.jte", Map.of("view", view));
  }

  private List<Way> ways(Phrases says, String next) {
    var query = next.isEmpty() ? "" : "?next=" + Addresses.value(next);
    return desk.house().doorway().ways().stream()
        .map(way -> {
          var client = way.provider().client();
          var words =
              client.name().equals(Client.SLACK)
                  ? says.say("with.slack")
                  : says.say("with.oidc", client.host());
          return new Way(words, ProviderRoutes.ROOT + client.name() + query);
        })
        .toList();
  }
}
