package dev.holdfast.controlplane.testing;

import static io.restassured.RestAssured.given;

import dev.holdfast.controlplane.access.Requires;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes that the API describes. */
public final class Routes {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private Routes() {}

    /**
     * A method on a path with placeholders.
     *
     * @param uploads whether it takes a multipart body
     */
    public record Route(String method, String path, boolean uploads) {
        /** Whether it is about one account, be it through a zone of its. */
        public boolean isInAccount() {
            return path.contains("{account}") || path.contains("{zone}");
        }

        /** Asks with a body that does no harm where it is not looked at. */
        public Response ask(RequestSpecification who, Map<String, String> ids) {
            String filled = path;
            for (var id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            filled = filled.replaceAll("\\{[^}]+}", "hello");
            if (method.equals("get")) {
                return who.get(filled);
            }
            WorkerUpload upload = WorkerUpload.of(WorkerUpload.HELLO);
            return (uploads
                            ? who.contentType(upload.contentType()).body(upload.body())
                            : who.contentType("application/json").body("{}"))
                    .request(method, filled);
        }

        /** What the code demands of callers; absent if the route is open to all. */
        public Optional<Requires> requires() {
            return methods().stream()
                    .filter(each -> Routes.pathOf(each).equals(path.replaceAll("\\{[^}]+}", "{}")))
                    .filter(this::isOfMethod)
                    .findFirst()
                    .map(each -> each.getAnnotation(Requires.class));
        }

        private boolean isOfMethod(Method candidate) {
            return Arrays.stream(candidate.getAnnotations())
                    .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                    .anyMatch(each -> each != null && each.value().equals(method.toUpperCase(Locale.ROOT)));
        }
    }

    public static List<Route> all() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Route(
                                operation.getKey(),
                                path.getKey(),
                                String.valueOf(operation.getValue().get("requestBody"))
                                        .contains("multipart/form-data"))))
                .toList();
    }

    private static List<Method> methods() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .toList();
    }

    private static String pathOf(Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value() + (own == null ? "" : own.value());
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}
