# One image for web and worker; compose.yaml says which is which.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    NODEMENT_HOME=/var/lib/nodement

RUN useradd --system --user-group --uid 10001 --home-dir /var/lib/nodement --shell /usr/sbin/nologin nodement \
    && install --directory --owner=nodement --group=nodement --mode=0700 /var/lib/nodement

WORKDIR /opt/nodement
COPY requirements/run.txt requirements/run.txt
RUN pip install --require-hashes --requirement requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY nodement nodement
RUN pip install --no-deps .

USER nodement
WORKDIR /var/lib/nodement
VOLUME /var/lib/nodement
EXPOSE 8000

# The web alone. `nodement up --prepare-only` goes before it, `nodement work` beside it.
CMD ["nodement", "serve", "--host", "0.0.0.0", "--port", "8000"]
