package heed.pages.signin;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages by which people come in.
public final class SignInPages {
  private SignInPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk, SignInPage page) {
    return Stream.of(
            new SignInRoutes(desk, page).routes(),
            new ProviderRoutes(desk, page).routes(),
            new MailedLinks(desk, page).routes(),
            new FirstAdminRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
