package dev.holdfast.controlplane.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import io.quarkus.arc.Arc;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class RequiresTest {
    @Test
    void everyRouteOfTheApiSaysWhatItRequires() {
        List<Method> routes = routes();

        assertThat(routes)
                .hasSizeGreaterThan(30)
                .allSatisfy(route -> assertThat(
                                route.isAnnotationPresent(Requires.class) || route.isAnnotationPresent(PermitAll.class))
                        .as("%s", route)
                        .isTrue());
    }

    @Test
    void aRouteThatSaysNothingAnswersNobody() {
        Tenant.signUp().as().get("/unmarked").then().statusCode(403).body("errors[0].code", equalTo(10000));
    }

    @Test
    void aPathWrittenInAnotherWayIsHeldToTheSame() {
        Tenant reader = Tenant.signUp().limitedTo("Workers Scripts Read");
        String path = "/accounts/" + reader.account() + "/logs/audit";

        for (String other :
                List.of("/client/v4;a=b", "/client;a=b/v4", "//client/v4", "/client/./v4", "/x/../client/v4")) {
            assertThat(given().urlEncodingEnabled(false)
                            .header("Authorization", "Bearer " + reader.token())
                            .get(other + path)
                            .asString())
                    .as(other)
                    .doesNotContain("\"success\":true");
        }
    }

    private static List<Method> routes() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type != UnmarkedRoute.class && type.isAnnotationPresent(Path.class))
                .filter(type -> type.getAnnotation(Path.class).value().startsWith("/client/v4"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(RequiresTest::isRoute)
                .toList();
    }

    private static boolean isRoute(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
